const afterParsedMs = 5000;

/**
 * Calls `run` whenever the page changes, from now until five seconds after the document was parsed. What `run` itself
 * writes is not seen, so that it cannot loop. Returns a function that stops it.
 */
export function watch(run: () => void): () => void {
  const observer = new MutationObserver(() => {
    observer.disconnect();
    run();
    observe();
  });
  const observe = (): void =>
    observer.observe(document.documentElement, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ['style'],
    });
  const stop = (): void => observer.disconnect();
  observe();
  const onParsed = (): void => {
    run();
    setTimeout(stop, afterParsedMs);
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', onParsed);
  else onParsed();
  return stop;
}
