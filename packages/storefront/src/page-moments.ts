declare global {
  interface Document {
    /** Whether the page is only prepared and may never be seen. */
    readonly prerendering?: boolean;
  }
}

const loadWaitMs = 2000;

/** Runs something after what the shop itself loads, or a moment later where that takes long. May run it twice. */
export function whenLoaded(run: () => void): void {
  const soon = (): void => {
    setTimeout(run);
  };
  if (document.prerendering) {
    document.addEventListener('prerenderingchange', () => whenLoaded(run));
  } else if (document.readyState === 'complete') {
    soon();
  } else {
    window.addEventListener('load', soon);
    setTimeout(run, loadWaitMs);
  }
}

/** Runs something as soon as the document is parsed. */
export function whenParsed(run: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', run);
  else run();
}
