import { expect, it } from 'vitest';
import { listGiven, toShare, toVerdict } from './learned-words.ts';

const variation = (visitors: number, buyers: number) => ({
  id: `of-${visitors}`,
  name: 'Original',
  isControl: false,
  visitors,
  buyers,
  orders: buyers,
  revenue: [],
});
const verdict = (...variations: readonly (readonly [number, number])[]): string =>
  toVerdict({
    kind: 'test',
    variations: variations.map(([visitors, buyers]) => variation(visitors, buyers)),
  });

it('says how many ordered, with their share where there is one', () => {
  expect([toShare(0, 0), toShare(1, 8), toShare(1200, 24_000)]).toEqual(['0', '1 (12.5%)', '1,200 (5%)']);
});

it('never names a winner', () => {
  expect(verdict([500, 0], [500, 0])).toMatch(/^No orders/);
  expect(verdict([99, 50], [500, 10])).toMatch(/^Too early to tell/);
  expect(verdict([500, 9], [500, 400])).toMatch(/^Too early to tell/);
  expect(verdict([500, 100], [0, 0])).toMatch(/^Too early to tell/);
  expect(verdict([500, 10], [500, 400])).toMatch(/do not read a winner/);
});

it('says of a personalization without a holdout that there is nothing to compare it with', () => {
  const variations = [variation(0, 0), variation(900, 90)];
  expect(toVerdict({ kind: 'personalization', variations })).toMatch(/nothing to compare/);
});

it('counts the original of a personalization only where somebody was given it', () => {
  const [original, shown] = [{ ...variation(0, 0), isControl: true }, variation(900, 90)];
  const tell = (kind: 'test' | 'personalization', visitors: number) =>
    listGiven({ kind, variations: [{ ...original, visitors }, shown] }).length;
  expect([tell('personalization', 0), tell('personalization', 5), tell('test', 0)]).toEqual([1, 2, 2]);
});
