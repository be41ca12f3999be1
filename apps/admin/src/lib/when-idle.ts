/** What a page needs to be shown comes first, also over a slow network. */
const firstMs = 2_000;

/** Does something once a page has had the time to be shown and has nothing better to do. */
export function whenIdle(work: () => void): void {
  setTimeout(() => {
    // Safari has no such call.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(work);
    else work();
  }, firstMs);
}
