import type { ExperienceDefinition } from '@facet/engine';
import { toSentence } from '../../../lib/audience/sentence.ts';
import { isSame } from '../../../lib/is-same.ts';
import { toAudienceLines } from '../overview-lines.ts';
import { listGoals } from './differences/list-goals.ts';
import { listVariations } from './differences/list-variations.ts';
import { toGroup, toHoldout, toMode, toPriority, toSchedule } from './differences/part-words.ts';
import { quote, toPercent } from './differences/quote.ts';
import type { Draft } from './draft.ts';

/**
 * One thing that is different, as a sentence, and the part of the draft in which it is. The sentence stands after the name
 * of the part's tab, so it does not say that name again.
 */
export type Difference = { readonly path: string; readonly text: string };

type NameOf = (segment: string) => string;
type Part = Readonly<Record<string, unknown>>;

/** What of a definition has words of its own, in the order in which it is told. */
const told = [
  'variations',
  'audience',
  'pages',
  'allocation',
  'mode',
  'holdout',
  'priority',
  'group',
  'schedule',
  'goals',
] as const;
/** What no editor decides, or what the name tells. */
const untold = new Set(['version', 'id', 'kind', 'seed', 'status', 'name']);

/** What is different in `after`, in plain words; `nameOf` gives a segment's name. */
export function listDifferences(before: Draft, after: Draft, nameOf: NameOf): readonly Difference[] {
  const differences: Difference[] = [];
  if (before.name !== after.name) {
    const text = `It is called ${quote(after.name)} now; it was ${quote(before.name)}.`;
    differences.push({ path: 'name', text });
  }
  const one = before.definition;
  const other = after.definition;
  const parts: readonly string[] = [...new Set([...told, ...Object.keys(one), ...Object.keys(other)])];
  for (const key of parts) {
    const [from, to] = [(one as Part)[key], (other as Part)[key]];
    if (untold.has(key) || isSame(from, to)) continue;
    const lines = listPart(key, one, other, nameOf);
    const texts = lines.length > 0 ? lines : [`${toLabel(key)} changed in a detail.`];
    differences.push(...texts.map((text) => ({ path: key, text })));
  }
  return differences;
}

function listPart(
  key: string,
  before: ExperienceDefinition,
  after: ExperienceDefinition,
  nameOf: NameOf,
): readonly string[] {
  switch (key) {
    case 'variations':
      return listVariations(before.variations, after.variations, after.kind);
    case 'audience':
      return listAudience(before, after, nameOf);
    case 'pages':
      return toTurnLine('', toPages(before, nameOf), toPages(after, nameOf));
    case 'allocation':
      return [
        `${toPercent(after.allocation)} of the audience takes part; it was ${toPercent(before.allocation)}.`,
      ];
    case 'schedule':
      return toTurnLine('', toSchedule(before), toSchedule(after));
    case 'group':
      return toTurnLine('Exclusion group', toGroup(before), toGroup(after));
    case 'mode':
      return toTurnLine('It holds:', toMode(before), toMode(after));
    case 'holdout':
      return toTurnLine('Holdout', toHoldout(before), toHoldout(after));
    case 'priority':
      return toTurnLine('Priority', toPriority(before), toPriority(after));
    case 'goals':
      return listGoals(before.goals ?? [], after.goals ?? []);
    default:
      return [];
  }
}

/** What was and what is, after what it is called where the tab does not say so; nothing where both read alike. */
function toTurnLine(what: string, before: string, after: string): readonly string[] {
  if (before === after) return [];
  const turn = `${before} → ${after}`;
  return [what === '' ? `${turn.slice(0, 1).toUpperCase()}${turn.slice(1)}` : `${what} ${turn}`];
}

function listAudience(
  before: ExperienceDefinition,
  after: ExperienceDefinition,
  nameOf: NameOf,
): readonly string[] {
  const [then, now] = [before, after].map((each) => toClause(toAudienceLines(each, nameOf).join(' ')));
  const lines = [...toTurnLine('', then ?? '', now ?? '')];
  if (before.audience.type !== 'advanced' || after.audience.type !== 'advanced') return lines;
  const { rows } = before.audience;
  for (const [index, row] of after.audience.rows.entries()) {
    const earlier = rows.find(({ id }) => id === row.id);
    if (earlier === undefined || earlier.counted === row.counted) continue;
    lines.push(
      `Row ${index + 1} ${row.counted ? 'counts in the results now' : 'is kept out of the results now'}.`,
    );
  }
  return lines;
}

function toPages({ pages }: ExperienceDefinition, nameOf: NameOf): string {
  return pages === null ? 'Every page' : toClause(toSentence(pages, nameOf, 'page'));
}

/** A sentence as one side of an arrow. */
function toClause(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** What a part is called that has no words of its own. */
function toLabel(key: string): string {
  return `${key.slice(0, 1).toUpperCase()}${key.slice(1)}`;
}
