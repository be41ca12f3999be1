import type { ExperienceDefinition, RowAction } from '@facet/engine';
import { toSentence } from '../../lib/audience/sentence.ts';
import { toWallClockWords } from '../../lib/format/wall-clock.ts';
import { toGoalSentence } from './goals/goal-words.ts';
import { toShareLines } from './share-lines.ts';

type NameOf = (segment: string) => string;

/** An experience in a few sentences: who, where, when, and how it stands to others. */
export function toOverviewLines(
  definition: ExperienceDefinition,
  nameOf: NameOf,
  timeZone: string,
): readonly string[] {
  const { pages, schedule, group, goals } = definition;
  const lines = [...toAudienceLines(definition, nameOf), ...toShareLines(definition)];
  lines.push(pages === null ? 'On every page.' : toSentence(pages, nameOf, 'page'));
  if (schedule !== undefined) {
    const from = schedule.start === undefined ? '' : ` from ${toWallClockWords(schedule.start)}`;
    const until = schedule.end === undefined ? '' : ` until ${toWallClockWords(schedule.end)}`;
    lines.push(`While it is running,${from}${until} in the store’s time zone, ${timeZone}.`);
  }
  if (group !== undefined) {
    lines.push(`In the exclusion group “${group.key}”: a visitor is in at most one experience of it.`);
  }
  if (goals !== undefined) lines.push(toGoalSentence(goals));
  const priority = definition.kind === 'personalization' ? (definition.priority ?? 0) : 0;
  if (priority !== 0) lines.push(`Priority ${priority} among experiences that change the same.`);
  return lines;
}

/** Who, in a sentence, or one for each row. */
export function toAudienceLines(
  { audience, variations }: ExperienceDefinition,
  nameOf: NameOf,
): readonly string[] {
  switch (audience.type) {
    case 'everyone':
      return ['Every visitor.'];
    case 'custom':
      return [toSentence(audience.expression, nameOf)];
    case 'link':
      return [`Visitors who came by its link, which ends in “${audience.token}”.`];
    case 'advanced': {
      const act = (action: RowAction) =>
        action.type === 'assign'
          ? `get “${variations.find(({ id }) => id === action.variation)?.name ?? action.variation}”`
          : actionWords[action.type];
      return [
        ...audience.rows.map(
          (row, index) => `Row ${index + 1}: ${toSentence(row.when, nameOf)} They ${act(row.action)}.`,
        ),
        `Otherwise they ${act(audience.otherwise)}.`,
      ];
    }
    default:
      throw new TypeError(audience satisfies never);
  }
}

const actionWords = {
  split: 'are split by the weights',
  exclude: 'are excluded for good',
  leave: 'stay unassigned',
} as const;
