/** What fast-check takes: how many runs, and where its chance begins, so that a failure comes again. */
type Runs = { readonly numRuns: number; readonly seed: number };

/**
 * How often a property is tried: `count` times, and a twentieth of that while Stryker changes the code, when every test
 * runs once for each mutant.
 */
export function runs(count: number): Runs {
  return {
    numRuns: isMutating() ? Math.min(count, Math.max(30, Math.floor(count / 20))) : count,
    seed: 4711,
  };
}

function isMutating(): boolean {
  return Object.keys(globalThis).some((name) => /^(__stryker|stryMutAct)/.test(name));
}
