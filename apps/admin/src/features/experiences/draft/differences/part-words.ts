import type { ExperienceDefinition, PersonalizationMode } from '@facet/engine';
import { toWallClockWords } from '../../../../lib/format/wall-clock.ts';
import { quote, toPercent } from './quote.ts';

/** When, in words. */
export function toSchedule({ schedule }: ExperienceDefinition): string {
  const { start = '', end = '' } = schedule ?? {};
  const words = [
    ...(start === '' ? [] : [`from ${toWallClockWords(start)}`]),
    ...(end === '' ? [] : [`until ${toWallClockWords(end)}`]),
  ];
  return words.length === 0 ? 'always' : words.join(' ');
}

/** The exclusion group, in words. */
export function toGroup({ group }: ExperienceDefinition): string {
  if (group === undefined) return 'none';
  return `${quote(group.key)}${group.weight === 1 ? '' : ` with the weight ${group.weight}`}`;
}

/** How long a personalization holds, in words; empty for a test. */
export function toMode(definition: ExperienceDefinition): string {
  if (definition.kind !== 'personalization') return '';
  return modeWords(definition.mode);
}

function modeWords(mode: PersonalizationMode): string {
  if (mode.type === 'permanent') return 'permanent';
  const hours = mode.everyMs / 3_600_000;
  if (Number.isNaN(hours)) return 'temporary';
  return hours % 24 === 0
    ? `decided again every ${hours === 24 ? 'day' : `${hours / 24} days`}`
    : `decided again every ${hours === 1 ? 'hour' : `${hours.toLocaleString('en')} hours`}`;
}

/** The holdout of a personalization, in words; empty for a test. */
export function toHoldout(definition: ExperienceDefinition): string {
  return definition.kind === 'personalization' ? toPercent(definition.holdout) : '';
}

/** The priority of a personalization; empty for a test. */
export function toPriority(definition: ExperienceDefinition): string {
  return definition.kind === 'personalization' ? String(definition.priority ?? 0) : '';
}
