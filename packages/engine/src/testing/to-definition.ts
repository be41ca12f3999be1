import { type ExperienceDefinition, readExperienceDefinition } from '../index.ts';

/** A running test for everyone, and whatever is said otherwise; typed by the reader's own word. */
export function toTest(otherwise: object = {}): ExperienceDefinition {
  return toDefinition({ kind: 'test', audience: { type: 'everyone' }, ...otherwise });
}

/** A running, permanent personalization for everyone, and whatever is said otherwise. */
export function toPersonalization(otherwise: object = {}): ExperienceDefinition {
  const mode = { type: 'permanent' };
  return toDefinition({
    kind: 'personalization',
    audience: { type: 'everyone' },
    mode,
    holdout: 0,
    ...otherwise,
  });
}

function toDefinition(more: object): ExperienceDefinition {
  const read = readExperienceDefinition({
    version: 1,
    id: 'experience-1',
    seed: 'seed-1',
    status: 'running',
    variations: [
      { id: 'control', control: true, weight: 1, changes: [] },
      { id: 'b', control: false, weight: 1, changes: [] },
    ],
    pages: null,
    allocation: 1,
    ...more,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.definition;
}
