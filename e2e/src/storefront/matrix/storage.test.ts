import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../../browser.ts';
import { startForeignShop } from '../pages/foreign-shop.ts';
import { plainPage, reactShop } from '../pages/kinds.ts';
import { liquidTheme } from '../pages/liquid/liquid-theme.ts';
import { toPerson, toToken } from '../testing/experiences.ts';
import { listExposures } from '../testing/facet.ts';
import { expectHealthy } from './testing/health.ts';
import { findPaintedTexts, recordPaints } from './testing/paints.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What a browser or its settings may do to storage; each runs at the start of every page. */
const limits: Readonly<Record<string, () => void>> = {
  'is full': () => {
    if (location.protocol === 'about:') return;
    for (const storage of [localStorage, sessionStorage]) {
      for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
        try {
          for (let index = 0; index < 3; index += 1)
            storage.setItem(`full-${size}-${index}`, 'x'.repeat(size));
        } catch {
          // As full as it gets with pieces of this size.
        }
      }
    }
  },
  'is forbidden': () => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    }
  },
  'is not there': () => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { value: null });
    }
  },
};

const cases = [plainPage, reactShop, liquidTheme].flatMap((kind) =>
  Object.entries(limits).map(([limit, impose]) => ({ name: kind.name, limit, kind, impose })),
);

test.each(cases)('on $name a member sees the variation where storage $limit', async ({ kind, impose }) => {
  await using shop = await startForeignShop(kind);
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  await recordPaints(visitor.context);
  await visitor.context.addInitScript(impose);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  await page.getByText('Welcome back').waitFor();
  await expect.poll(() => listExposures(shop.facet)).toHaveLength(1);
  await expectHealthy(page, visitor);
  await page.goto(`${shop.origin}/other?_kx=${toToken('vip')}`);
  await page.getByText('Welcome back').waitFor();

  await expect.poll(() => listExposures(shop.facet)).toHaveLength(2);
  await expectHealthy(page, visitor);
  expect(await findPaintedTexts(page)).toEqual(['Welcome back']);
});

test.each([plainPage, reactShop])(
  '$name in a sandboxed frame, where cookies are forbidden too, works',
  async (kind) => {
    await using shop = await startForeignShop(kind);
    shop.facet.answer = () => toPerson('subject-vip', 'in');
    await using visitor = await newVisitor(browser);
    await recordPaints(visitor.context);
    const page = await visitor.open();
    await page.setContent(
      `<iframe sandbox="allow-scripts" width="900" height="700" src="${shop.origin}/?_kx=${toToken('vip')}"></iframe>`,
    );
    const frame = page.frames()[1];
    if (frame === undefined) throw new Error('The page has no frame.');
    await frame.waitForLoadState();

    // Nobody can be remembered there; showing the original is as right as showing the variation of the link.
    await expect.poll(() => findPaintedTexts(frame)).toHaveLength(1);
    await expectHealthy(frame, visitor);
    expect(['Original', 'Welcome back']).toContain((await findPaintedTexts(frame)).join());
  },
);
