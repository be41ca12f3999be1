const frameMs = 16;

/**
 * Calls `run` whenever the page's elements have changed, before they are painted. What `run` itself writes is not seen, so
 * that it cannot loop; and where it takes more than a moment it rests nine times as long, so that a page that never comes
 * to rest does not notice it. Returns a function that ends it.
 */
export function watch(run: () => void): () => void {
  let restUntil = 0;
  let timer: number | undefined;
  const look = (): void => {
    const began = performance.now();
    clearTimeout(timer);
    if (began < restUntil) {
      timer = setTimeout(look, restUntil - began);
      return;
    }
    run();
    observer.takeRecords();
    restUntil = 10 * performance.now() - 9 * began - frameMs;
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}
