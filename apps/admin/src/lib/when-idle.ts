/** What a page needs to be shown comes first, also over a slow network. */
const firstMs = 2_000;

/** Does something once a page has had the time to be shown and has nothing better to do; gives back how to call it off. */
export function whenIdle(work: () => void): () => void {
  let request: number | undefined;
  const timer = setTimeout(() => {
    // Safari has no such call.
    if (typeof requestIdleCallback === 'function') request = requestIdleCallback(work);
    else work();
  }, firstMs);
  return () => {
    clearTimeout(timer);
    if (request !== undefined) cancelIdleCallback(request);
  };
}
