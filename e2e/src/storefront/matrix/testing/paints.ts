import type { BrowserContext, Frame, Page } from 'playwright-core';

declare global {
  interface Window {
    /** The texts that the watched element was painted with, in order; `hidden` where it could not be seen. */
    painted: string[];
  }
}

/**
 * Records, from the start of each page, what an element was painted with: the headline, or another. A look is taken when
 * all frame callbacks of a frame have run: what one of them still changes is never seen by anybody.
 */
export async function recordPaints(context: BrowserContext, watched = '#headline'): Promise<void> {
  await context.addInitScript((selector) => {
    const painted: string[] = [];
    window.painted = painted;
    const look = (): void => {
      const element = document.querySelector(selector);
      if (element === null) return;
      const isSeen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      const text = isSeen ? (element.textContent ?? '') : 'hidden';
      if (painted.at(-1) !== text) painted.push(text);
    };
    const waiting = new Map<number, FrameRequestCallback>();
    const next = window.requestAnimationFrame.bind(window);
    let last = 0;
    window.requestAnimationFrame = (callback) => {
      last += 1;
      waiting.set(last, callback);
      return last;
    };
    window.cancelAnimationFrame = (id) => void waiting.delete(id);
    const runFrame = (now: number): void => {
      // Those that they ask for are of the next frame.
      const due = [...waiting];
      for (const [id, callback] of due) {
        if (waiting.delete(id)) runSafely(callback, now);
      }
      look();
      next(runFrame);
    };
    const runSafely = (callback: FrameRequestCallback, now: number): void => {
      try {
        callback(now);
      } catch (error) {
        reportError(error);
      }
    };
    next(runFrame);
  }, watched);
}

/** The texts that the element was painted with on this page so far, in order. */
export async function findPaintedTexts(page: Page | Frame): Promise<readonly string[]> {
  const painted = await page.evaluate(() => window.painted);
  // Between the start of an element and its text the parser may pause: that is nobody's doing.
  return painted.filter((text) => text !== 'hidden' && text !== '');
}
