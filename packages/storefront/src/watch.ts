const afterReadyMs = 5000;

/**
 * Calls `run` whenever the page changes, from now until five seconds after the document was parsed. What `run` itself
 * writes is not seen, so that it cannot loop. Returns a function that stops it.
 */
export function watch(run: () => void): () => void {
  const target = document.documentElement;
  const observer = new MutationObserver(() => {
    observer.disconnect();
    run();
    observe();
  });
  const observe = (): void =>
    observer.observe(target, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ['style'],
    });
  let timer = 0;
  const stop = (): void => {
    clearTimeout(timer);
    document.removeEventListener('DOMContentLoaded', end);
    observer.disconnect();
  };
  const end = (): void => {
    run();
    timer = window.setTimeout(stop, afterReadyMs);
  };

  observe();
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', end);
  else end();
  return stop;
}
