declare global {
  interface Document {
    /** Whether the page is only prepared and may never be seen. */
    readonly prerendering?: boolean;
  }
}

const loadWaitMs = 2000;

/** Runs something after what the shop itself loads, or a moment later where that takes long. May run it twice. */
export function whenLoaded(run: () => void): void {
  if (document.prerendering) {
    document.addEventListener('prerenderingchange', () => whenLoaded(run));
  } else if (document.readyState === 'complete') {
    setTimeout(run);
  } else {
    addEventListener('load', run);
    setTimeout(run, loadWaitMs);
  }
}
