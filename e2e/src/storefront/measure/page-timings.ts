import type { BrowserContext, Page } from 'playwright-core';

/** When what was to be seen on one load, in milliseconds from the navigation, and how much moved. */
export type PageTimings = {
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  /** Sum of the scores of layout shifts that nobody's input explains. */
  readonly layoutShift: number;
  /** When the variation was painted; nothing where the page never showed it. */
  readonly variationMs?: number | undefined;
  /** Whether the original was painted before it. */
  readonly showedOriginal: boolean;
  /** Calls to Facet that began before the first paint; the script itself is none. */
  readonly earlyCalls: number;
};

declare global {
  interface Window {
    measured: { largestPaintMs: number; layoutShift: number; texts: [text: string, atMs: number][] };
  }
}

/** Records on every page of a visitor what `readTimings` reads. */
export async function recordTimings(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const measured: Window['measured'] = { largestPaintMs: 0, layoutShift: 0, texts: [] };
    window.measured = measured;
    const observe = (type: string, take: (entry: PerformanceEntry) => void): void =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    observe('largest-contentful-paint', ({ startTime }) => {
      measured.largestPaintMs = startTime;
    });
    observe('layout-shift', (entry) => {
      if (Reflect.get(entry, 'hadRecentInput') === false)
        measured.layoutShift += Number(Reflect.get(entry, 'value'));
    });
    const look = (): void => {
      const element = document.querySelector('.hero h1');
      if (element !== null && getComputedStyle(element).visibility === 'visible') {
        const text = (element.textContent ?? '').trim();
        if (measured.texts.at(-1)?.[0] !== text) measured.texts.push([text, performance.now()]);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Reads what was recorded of a page that has come to rest. `variation`: the text that shows it. */
export function readTimings(page: Page, variation: string, facetOrigin: string): Promise<PageTimings> {
  return page.evaluate(
    ([wanted, origin]) => {
      const { largestPaintMs, layoutShift, texts } = window.measured;
      const paint = performance.getEntriesByName('first-contentful-paint')[0];
      const firstPaintMs = paint?.startTime ?? NaN;
      // When the page had done its part; that the screen shows it takes a moment more.
      const doneMs = Number(Reflect.get(paint ?? {}, 'paintTime') ?? firstPaintMs);
      const early = performance
        .getEntriesByType('resource')
        .filter(({ name, startTime }) => name.startsWith(`${origin}/s/shop/`) && startTime < doneMs);
      const shown = texts.findIndex(([text]) => text === wanted);
      return {
        firstPaintMs,
        largestPaintMs,
        layoutShift,
        variationMs: texts[shown]?.[1],
        showedOriginal: shown > 0,
        earlyCalls: early.length,
      };
    },
    [variation, facetOrigin] as const,
  );
}
