import type { BrowserContext, Page } from 'playwright-core';

/** Records, from the start of each page, every text that the headline showed while visible, in order. */
export async function recordHeadline(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(window, { headlines: shown });
    const look = (): void => {
      const element = document.querySelector('#headline');
      if (element !== null && getComputedStyle(element).visibility === 'visible') {
        const text = element.textContent;
        if (shown.at(-1) !== text) shown.push(text);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** What the headline showed on this page so far. */
export function findHeadlines(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>('headlines');
}

/** The decisions that the script tells of, as `id: variation (reason)`. */
export function findDecisions(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(
    'facet.experiences().map(({ id, variation, reason }) => `${id}: ${variation} (${reason})`)',
  );
}

/** How the script says that the visitor's identity stands. */
export function findIdentityState(page: Page): Promise<string> {
  return page.evaluate<string>('facet.identity().state');
}

/** When the script applied its first change and when the browser painted first, in milliseconds of the page's clock. */
export async function findPaint(
  page: Page,
): Promise<{ readonly appliedMs: number; readonly paintedMs: number }> {
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  return page.evaluate(() => ({
    appliedMs: performance.getEntriesByName('facet:applied')[0]?.startTime ?? Infinity,
    paintedMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }));
}
