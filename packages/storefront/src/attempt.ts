let debugging: boolean | undefined;

/** Tells a developer who opened the page with `?facet_debug=1` what happened. Nobody else's console is written to. */
export function note(part: string, what: unknown): void {
  debugging ??= /[?&]facet_debug=1\b/.test(location.search);
  // oxlint-disable-next-line no-console -- the only way to a store developer, and only when asked for
  if (debugging) console.info(`facet ${part}:`, what);
}

/** Runs one part of the script. A failure stays in that part: the shop and the other parts go on. */
export function attempt<T>(part: string, run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    note(part, error);
    return undefined;
  }
}
