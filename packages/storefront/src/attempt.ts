/** Runs one part of the script. A failure stays in that part: the shop and the other parts go on. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    note(error);
  }
  return undefined;
}

/** Tells a developer who opened the page with `?facet_debug=1` what failed. Nobody else's console is written to. */
export function note(what: unknown): void {
  // oxlint-disable-next-line no-console -- the only way to a store developer, and only when asked for
  if (location.search.includes('facet_debug')) console.info('facet', what);
}
