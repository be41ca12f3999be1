import type { ExperienceDefinition, Variation } from '@facet/engine';
import { listChanges } from './list-changes.ts';
import { quote, toPercent } from './quote.ts';

type Variations = ExperienceDefinition['variations'];

/** What was done to the variations. Shares count for tests alone. */
export function listVariations(
  before: Variations,
  after: Variations,
  kind: ExperienceDefinition['kind'],
): readonly string[] {
  const lines: string[] = [];
  for (const variation of after) {
    const earlier = before.find(({ id }) => id === variation.id);
    if (earlier === undefined) {
      lines.push(`${toName(variation)} is new, with ${toCount(variation.changes.length)}.`);
      continue;
    }
    if ((earlier.name ?? '') !== (variation.name ?? '')) {
      lines.push(`${toName(earlier)} is called ${toName(variation)} now.`);
    }
    if (earlier.control !== variation.control) {
      lines.push(`${toName(variation)} is ${variation.control ? 'the control' : 'no longer the control'}.`);
    }
    for (const line of listChanges(earlier.changes, variation.changes)) {
      lines.push(`${toName(variation)}: ${line}.`);
    }
  }
  for (const earlier of before) {
    if (!after.some(({ id }) => id === earlier.id)) lines.push(`${toName(earlier)} is removed.`);
  }
  if (kind === 'test') lines.push(...listShares(before, after));
  const order = (list: Variations) => list.map(({ id }) => id).join(' ');
  if (lines.length === 0 && order(before) !== order(after)) {
    lines.push('The variations stand in another order.');
  }
  return lines;
}

function listShares(before: Variations, after: Variations): readonly string[] {
  const turns = after.flatMap((variation) => {
    const earlier = before.find(({ id }) => id === variation.id);
    const now = toPercent(toShare(variation, after));
    if (earlier === undefined) return [`${toName(variation)} gets ${now}`];
    const then = toPercent(toShare(earlier, before));
    return then === now ? [] : [`${toName(variation)} ${then} → ${now}`];
  });
  return turns.length === 0 ? [] : [`Shares of visitors: ${turns.join(', ')}.`];
}

function toShare({ weight }: Variation, all: Variations): number {
  const total = all.reduce((sum, each) => sum + each.weight, 0);
  return total > 0 ? weight / total : total === 0 ? 0 : Number.NaN;
}

function toName({ id, name = '' }: Variation): string {
  return quote(name === '' ? id : name);
}

function toCount(count: number): string {
  return count === 0 ? 'no changes yet' : count === 1 ? 'one change' : `${count} changes`;
}
