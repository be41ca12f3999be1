import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { type Json, toPerson, toPersonalization, toToken, withChanges } from './testing/experiences.ts';
import { type Shop, startShop } from './testing/shop.ts';
import { findDecisions, findHeadlines, recordHeadline } from './testing/watch.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const everyone: Json = { audience: { type: 'everyone' } };

function saying(id: string, value: string, more: Json = {}): Json {
  return toPersonalization({
    id,
    seed: id,
    ...withChanges([
      { kind: 'text', selector: '#headline', value },
      { kind: 'style', selector: '#styled', styles: { [`--${id}`]: value } },
    ]),
    ...more,
  });
}

/** Holds the answer about memberships back until it is released. */
function holdAnswer(shop: Shop): () => void {
  const release = Promise.withResolvers<void>();
  shop.facet.answer = async () => {
    await release.promise;
    return toPerson('subject-vip', 'in');
  };
  return release.resolve;
}

test('of two that change one element the higher priority shows, also where the lower one is decided later', async () => {
  await using shop = await startShop({
    hideLimitMs: 50,
    experiences: [
      saying('high', 'High', { ...everyone, priority: 5 }),
      saying('low', 'Low', { priority: 1 }),
    ],
  });
  const release = holdAnswer(shop);
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  expect(await findDecisions(page)).toEqual(['low: null (audience_unknown)', 'high: changed (personalized)']);

  release();

  await expect
    .poll(() => findDecisions(page))
    .toEqual(['low: changed (personalized)', 'high: changed (personalized)']);
  // What the lower one changes alone is changed; what both change stays the higher one's, also when rendered anew.
  expect(await page.getAttribute('#styled', 'style')).toContain('--low: Low');
  await page.evaluate(() => {
    document.querySelector('#headline')?.replaceChildren('Rendered anew');
  });
  await expect.poll(() => page.textContent('#headline')).toBe('High');
  expect(await findHeadlines(page)).not.toContain('Low');
  await page.evaluate('facet.consent(false)');
  expect(await page.textContent('#headline')).toBe('Rendered anew');
});

test('a higher priority that is decided later takes the element over', async () => {
  await using shop = await startShop({
    hideLimitMs: 50,
    experiences: [saying('low', 'Low', everyone), saying('high', 'High', { priority: 5 })],
  });
  const release = holdAnswer(shop);
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.getByText('Low').waitFor();

  release();

  await expect.poll(() => page.textContent('#headline')).toBe('High');
});

test('of two with the same priority the one created first shows', async () => {
  await using shop = await startShop({
    experiences: [saying('newer', 'Newer', everyone), saying('older', 'Older', everyone)],
  });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);

  expect(await page.textContent('#headline')).toBe('Older');
});

test('of two redirects the one of the higher priority is followed', async () => {
  const to = (id: string, url: string, more: Json): Json =>
    toPersonalization({ id, seed: id, ...everyone, ...withChanges([{ kind: 'redirect', url }]), ...more });
  await using shop = await startShop({
    experiences: [to('low', '/low', {}), to('high', '/high', { priority: 1 })],
  });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open();
  await page.goto(shop.origin, { waitUntil: 'commit' });

  await page.waitForURL('**/high');
  await page.waitForLoadState('networkidle');
  expect(new URL(page.url()).pathname).toBe('/high');
  expect(await page.textContent('#headline')).toBe('Original');
});

const group: Json = { group: { key: 'headline', weight: 1 } };

test('a visitor is in one experience of a group, whatever becomes known after it was shown', async () => {
  await using shop = await startShop(
    {
      hideLimitMs: 50,
      experiences: ['a', 'b', 'c', 'd'].map((id) =>
        saying(id, id.toUpperCase(), { ...group, ...(id < 'c' ? everyone : {}) }),
      ),
    },
    'groups',
  );
  const release = holdAnswer(shop);
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  const findShown = async (): Promise<readonly string[]> =>
    (await findDecisions(page)).filter((decision) => decision.includes('changed'));
  await expect.poll(findShown).toHaveLength(1);
  const [shown] = await findShown();

  release();

  await expect
    .poll(async () =>
      (await findDecisions(page)).filter((decision) => decision.includes('excluded_by_group')),
    )
    .toHaveLength(3);
  expect(await findShown()).toEqual([shown]);
  await page.goto(`${shop.origin}/other?_kx=${toToken('vip')}`);
  expect(await findShown()).toEqual([shown?.replace('personalized', 'kept')]);
});

test('a group waits for an experience that may still come first, and no longer than elements are hidden', async () => {
  await using shop = await startShop(
    {
      hideLimitMs: 3000,
      experiences: [
        saying('member', 'Member', { group: { key: 'headline', weight: 1_000_000 } }),
        saying('all', 'All', { ...everyone, ...group }),
      ],
    },
    'groups',
  );
  const release = holdAnswer(shop);
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  expect(await findDecisions(page)).toEqual([
    'member: null (audience_unknown)',
    'all: null (group_undecided)',
  ]);

  release();

  await expect.poll(() => findHeadlines(page)).toEqual(['Member']);
  expect(await findDecisions(page)).toEqual([
    'member: changed (personalized)',
    'all: null (excluded_by_group)',
  ]);
});

test('a schedule goes by the clock of the store', async () => {
  const now = '2026-06-01T22:30:00Z';
  await using shop = await startShop(
    {
      timeZone: 'Europe/Berlin',
      experiences: [
        saying('tomorrow', 'Tomorrow', { ...everyone, schedule: { start: '2026-06-02T00:00' } }),
        saying('today', 'Today', { ...everyone, schedule: { end: '2026-06-02T00:00' } }),
      ],
    },
    'time',
  );
  await using visitor = await newVisitor(browser);
  await visitor.context.clock.setFixedTime(now);
  const page = await visitor.open(shop.origin);

  expect(await findDecisions(page)).toEqual([
    'tomorrow: changed (personalized)',
    'today: null (outside_schedule)',
  ]);
});
