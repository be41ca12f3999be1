import type { Learned } from '@facet/protocol';

/** How many of those who saw it ordered, and their share. */
export function toShare(buyers: number, visitors: number): string {
  const count = buyers.toLocaleString('en');
  if (visitors === 0) return count;
  const share = (buyers / visitors).toLocaleString('en', { style: 'percent', maximumFractionDigits: 1 });
  return `${count} (${share})`;
}

/** The variations that somebody was given: a personalization without a holdout gives nobody the original. */
export function listGiven({ kind, variations }: Pick<Learned, 'kind' | 'variations'>): Learned['variations'] {
  return kind === 'test' ? variations : variations.filter((each) => !each.isControl || each.visitors > 0);
}

/** Too few to compare anything, even by eye. */
const fewVisitors = 100;
const fewBuyers = 10;

/** What these numbers allow to say, which is never a winner. */
export function toVerdict({ kind, variations }: Pick<Learned, 'kind' | 'variations'>): string {
  const compared = variations.filter(({ visitors }) => visitors > 0);
  if (variations.every(({ orders }) => orders === 0)) {
    return 'No orders from these visitors yet, so nothing can be said about sales.';
  }
  if (kind === 'personalization' && compared.length < 2) {
    return 'Everybody was shown the same, so there is nothing to compare it with.';
  }
  const isEarly = compared.some(({ visitors, buyers }) => visitors < fewVisitors || buyers < fewBuyers);
  if (compared.length < 2 || isEarly)
    return 'Too early to tell: with so few, chance alone makes large differences.';
  return 'Plain counts. Whether a difference is more than chance is not worked out here, so do not read a winner from them.';
}
