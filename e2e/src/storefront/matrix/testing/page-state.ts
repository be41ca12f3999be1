import type { Frame, Page } from 'playwright-core';
import type { Visitor } from '../../../browser.ts';

/** What browsers themselves write of a request that failed; no script can keep them from it. */
const unavoidable = /Failed to load resource|has been blocked by CORS policy|net::ERR_/;

/** What went wrong in the pages of a visitor, without what browsers tell of requests that failed. */
export function listErrors(visitor: Visitor): readonly string[] {
  return visitor.errors.filter((error) => !unavoidable.test(error));
}

/** What the page itself has noticed: errors of React, and what its policy refused. */
export function listNoticed(page: Page | Frame): Promise<readonly string[]> {
  return page.evaluate(() => [...(window.reactErrors ?? []), ...(window.violations ?? [])]);
}

/** The elements that cannot be seen although they have a place on the page, by tag and id. */
export function listHidden(page: Page | Frame): Promise<readonly string[]> {
  return page.evaluate(() =>
    [document.documentElement, document.body, ...document.body.querySelectorAll('*')].flatMap((element) => {
      const { visibility, opacity, display } = getComputedStyle(element);
      const isWhole = element === document.documentElement || element === document.body;
      const isOut = display === 'none';
      const isHidden = isOut ? isWhole : visibility !== 'visible' || opacity === '0';
      return isHidden ? [`${element.localName}#${element.id}`] : [];
    }),
  );
}
