import * as fc from 'fast-check';

// A mutant is found or it is not: fewer cases, and nobody reads the smallest counterexample.
fc.configureGlobal({ numRuns: 200, endOnFailure: true });
