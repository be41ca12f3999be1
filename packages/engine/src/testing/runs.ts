import * as fc from 'fast-check';

/** What fast-check takes: how many runs, and where its chance begins, so that a failure comes again. */
type Runs = { readonly numRuns: number; readonly seed: number };

/**
 * How often a property is tried. While the code is changed on purpose, when every test runs for each mutant, the
 * mutation setup asks for fewer through fast-check's own configuration.
 */
export function runs(count: number): Runs {
  return { numRuns: Math.min(count, fc.readConfigureGlobal().numRuns ?? count), seed: 4711 };
}
