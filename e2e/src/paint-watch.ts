import type { BrowserContext, Page } from 'playwright-core';

/** What a watched element showed in one frame. */
type Frame = { readonly selector: string; readonly text: string; readonly atMs: number };

declare global {
  interface Window {
    paintWatch?: Frame[];
  }
}

/**
 * Records, for every page of this visitor, each text that watched elements showed when a frame was about to be painted.
 * Frame callbacks registered before all others run last before the paint or see an earlier state of the same frame, so
 * a text that was painted is never missed; hidden elements are left out.
 */
export async function watchPaints(context: BrowserContext, selectors: readonly string[]): Promise<void> {
  await context.addInitScript((watched) => {
    const frames: Frame[] = [];
    window.paintWatch = frames;
    const last = new Map<string, string>();
    const look = (atMs: number): void => {
      for (const selector of watched) {
        const element = document.querySelector(selector);
        if (element === null || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
          continue;
        const text = (element.textContent ?? '').trim();
        if (last.get(selector) === text) continue;
        last.set(selector, text);
        frames.push({ selector, text, atMs });
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, selectors);
}

/** The texts that this element showed on the page that is open now, in order, each once. */
export async function paintedTexts(page: Page, selector: string): Promise<readonly string[]> {
  const frames = await page.evaluate(() => window.paintWatch ?? []);
  return frames.filter((frame) => frame.selector === selector).map((frame) => frame.text);
}

/** When anything was first painted on the page that is open now, in milliseconds after its start. */
export async function firstContentfulPaintMs(page: Page): Promise<number | undefined> {
  return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
}
