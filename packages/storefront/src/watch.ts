/** How far what looks cost, ten times over, may run ahead of the clock before they rest. */
const aheadMs = 250;

/**
 * Calls `run` whenever the page's elements have changed, before they are painted. What `run` itself writes is not seen, so
 * that it cannot loop. All looks together take a tenth of the time at most, so that a page that never comes to rest does
 * not notice them; 25 ms are given ahead, so that a slow look does not make us late for what a framework renders then.
 * Returns a function that ends it.
 */
export function watch(run: () => void): () => void {
  let restUntil = -aheadMs;
  let timer: number | undefined;
  const look = (): void => {
    const began = performance.now();
    clearTimeout(timer);
    if (began < restUntil) timer = setTimeout(look, restUntil - began);
    else {
      run();
      observer.takeRecords();
      restUntil = Math.max(began - aheadMs, restUntil) + 10 * (performance.now() - began);
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}
