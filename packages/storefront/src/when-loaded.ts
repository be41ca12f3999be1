import { attempt } from './attempt.ts';

declare global {
  interface Document {
    /** Whether the page is only prepared and may never be seen. */
    readonly prerendering?: boolean;
  }
}

const loadWaitMs = 2000;

function runAfter(event: string, isToCome: boolean | undefined, run: () => unknown): void {
  if (isToCome) document.addEventListener(event, () => attempt(run));
  else run();
}

/** Runs something once the page is one that is seen: at once, save where it is only prepared. */
export function whenSeen(run: () => unknown): void {
  runAfter('prerenderingchange', document.prerendering, run);
}

/** Runs something once the document is there whole. */
export function whenParsed(run: () => unknown): void {
  runAfter('DOMContentLoaded', document.readyState === 'loading', run);
}

/**
 * Runs something after what the shop itself loads, and after that was painted; or a moment later where loading takes long.
 * May run it twice, and not at all on a page that nobody looks at.
 */
export function whenLoaded(run: () => unknown): void {
  const runPainted = (): void => {
    requestAnimationFrame(() => setTimeout(run));
  };
  whenSeen(() => {
    if (document.readyState === 'complete') runPainted();
    else {
      addEventListener('load', runPainted);
      setTimeout(runPainted, loadWaitMs);
    }
  });
}
