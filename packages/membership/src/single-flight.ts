/** Lets everybody who wants the same thing at the same time share one piece of work. */
export type SingleFlight<T> = {
  /**
   * The running work under this key where it covers all of `parts`; otherwise new work, begun when the running one
   * has ended.
   */
  join(key: string, parts: readonly string[], work: () => Promise<T>): Promise<T>;
};

/** Work by key, one at a time. */
export function createSingleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, { readonly parts: ReadonlySet<string>; readonly done: Promise<T> }>();

  return {
    async join(key, parts, work) {
      for (let flight = flights.get(key); flight !== undefined; flight = flights.get(key)) {
        const { parts: covered, done } = flight;
        if (parts.every((part) => covered.has(part))) return done;
        await done.then(
          () => undefined,
          () => undefined,
        );
      }
      const done = work().finally(() => flights.delete(key));
      flights.set(key, { parts: new Set(parts), done });
      return done;
    },
  };
}
