import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visitor } from '../../../browser.ts';
import { listErrors, listHidden, listNoticed } from './page-state.ts';

/**
 * Expects what must hold on every page whatever happens: the shop's own script counts clicks, nothing is hidden, nobody
 * noticed an error. `allowed`: errors that the browser tells of by itself.
 */
export async function expectHealthy(page: Page | Frame, visitor: Visitor, allowed = /^$/): Promise<void> {
  const before = Number(await page.textContent('#count'));
  await page.click('#more');
  await expect.poll(() => page.textContent('#count')).toBe(String(before + 1));
  await expect.poll(() => listHidden(page)).toEqual([]);
  expect(await listNoticed(page)).toEqual([]);
  expect(listErrors(visitor).filter((error) => !allowed.test(error))).toEqual([]);
}
