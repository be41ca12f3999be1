import type { ExperienceDefinition } from '@facet/engine';
import { toSentence } from '../../../lib/audience/sentence.ts';
import { toWallClockWords } from '../../../lib/format/wall-clock.ts';
import { toGoalSentence } from '../goals/goal-words.ts';
import { toAudienceLines } from '../overview-lines.ts';
import { toShareLines } from '../share-lines.ts';
import { toChangeLine } from './differences/change-words.ts';
import { quote } from './differences/quote.ts';

/** One question about what begins, its answers, and the part of the definition that decides it. */
export type LivePart = { readonly path: string; readonly title: string; readonly lines: readonly string[] };

type NameOf = (segment: string) => string;

/** All that begins with an experience's first start: who sees what, where and when. Nothing of it was seen before. */
export function listGoingLive(
  definition: ExperienceDefinition,
  nameOf: NameOf,
  timeZone: string,
): readonly LivePart[] {
  const { pages, group, goals } = definition;
  const alone = group === undefined ? [] : [`At most one experience of the group ${quote(group.key)} each.`];
  return [
    {
      path: 'audience',
      title: 'Who sees it',
      lines: [...toAudienceLines(definition, nameOf), ...toShareLines(definition), ...alone],
    },
    { path: 'variations', title: 'What changes', lines: toChangeLines(definition.variations) },
    {
      path: 'pages',
      title: 'Where',
      lines: [pages === null ? 'On every page.' : toSentence(pages, nameOf, 'page')],
    },
    { path: 'schedule', title: 'When', lines: [toTimes(definition, timeZone)] },
    ...(goals === undefined ? [] : [{ path: 'goals', title: 'Goals', lines: [toGoalSentence(goals)] }]),
  ];
}

function toChangeLines(variations: ExperienceDefinition['variations']): readonly string[] {
  const changed = variations.filter(({ changes }) => changes.length > 0);
  const others = variations.filter(({ control, changes }) => !control && changes.length === 0);
  if (changed.length === 0) return ['Nothing yet.'];
  const isOne = changed.length + others.length === 1;
  return [
    ...changed.flatMap((variation) =>
      variation.changes.map((change) =>
        isOne ? toChangeLine(change) : `${toName(variation)}: ${toChangeLine(change)}`,
      ),
    ),
    ...others.map((variation) => `${toName(variation)}: nothing yet`),
  ];
}

function toName({ id, name = '' }: ExperienceDefinition['variations'][number]): string {
  return quote(name === '' ? id : name);
}

function toTimes({ schedule }: ExperienceDefinition, timeZone: string): string {
  const { start = '', end = '' } = schedule ?? {};
  const from = start === '' ? 'From a minute or two after you start it' : `From ${toWallClockWords(start)}`;
  const until = end === '' ? '' : ` until ${toWallClockWords(end)}`;
  const zone = start === '' && end === '' ? '' : `, in the store’s time zone, ${timeZone}`;
  return `${from}${until}${zone}.`;
}
