import {
  type ExperienceDefinition,
  listSegmentKeys,
  type PersonalizationDefinition,
  type TestAudience,
} from '@facet/engine';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** How much of an audience takes part, how it is split, and how long that lasts; what goes without saying is left out. */
export function toShareLines(definition: ExperienceDefinition): readonly string[] {
  const { allocation } = definition;
  const lines: string[] = [];
  if (allocation < 1) {
    lines.push(`${toPercent(allocation)} of them take part; the rest see the original and are not counted.`);
  }
  if (definition.kind === 'test') {
    return [...toRestLines(definition.audience), ...lines, ...toSplitLines(definition)];
  }
  const { holdout } = definition;
  if (holdout > 0) lines.push(`${toPercent(holdout)} of those keep the original, for comparison.`);
  return [...lines, ...toHoldLines(definition)];
}

/** What becomes of those who got it and no longer fit: nobody guesses it, and it is the default. */
function toHoldLines(definition: PersonalizationDefinition): readonly string[] {
  const { audience, mode } = definition;
  const asksSegment = listSegmentKeys(definition).length > 0;
  if (mode.type === 'temporary') {
    const left = asksSegment ? 'has left the segment by then' : 'no longer fits by then';
    const others = audience.type === 'everyone' ? '' : `: whoever ${left} sees the original again`;
    return [`It is decided again every ${toSpan(mode.everyMs)}${others}.`];
  }
  switch (audience.type) {
    case 'everyone':
      return [];
    case 'link':
      return ['Whoever came by it once keeps it while it runs, also on later visits.'];
    case 'custom':
      return [
        `Whoever got it once keeps it while it runs, ${asksSegment ? 'also after leaving the segment' : 'also when the rule no longer fits'}.`,
      ];
    default:
      throw new TypeError(audience satisfies never);
  }
}

/** What becomes of those whom an audience is not about, and who of the others does not count. */
function toRestLines(audience: TestAudience): readonly string[] {
  if (audience.type === 'everyone') return [];
  if (audience.type === 'custom') return ['Everybody else gets the original for good and is not counted.'];
  return audience.rows.flatMap(({ counted }, index) =>
    counted ? [] : [`Visitors of row ${index + 1} are kept out of the results.`],
  );
}

function toSplitLines({ audience, variations }: ExperienceDefinition): readonly string[] {
  const splits =
    audience.type !== 'advanced' ||
    [...audience.rows.map(({ action }) => action), audience.otherwise].some(({ type }) => type === 'split');
  const sum = variations.reduce((total, { weight }) => total + weight, 0);
  if (!splits || !(sum > 0)) return [];
  const parts = variations.map(({ name, id, weight }) => `“${name ?? id}” ${toPercent(weight / sum)}`);
  return [`Split by the weights: ${parts.join(', ')}.`];
}

function toPercent(share: number): string {
  return share.toLocaleString('en', { style: 'percent', maximumFractionDigits: 2 });
}

function toSpan(ms: number): string {
  const [count, unit] =
    ms % dayMs === 0 ? [ms / dayMs, 'day'] : [Math.round((ms / hourMs) * 100) / 100, 'hour'];
  return count === 1 ? unit : `${count} ${unit}s`;
}
