import { type Change, isAboutSame, maxChanges, readSingleChange } from '@facet/engine';

/** Why a change cannot be made, as Facet would say it; nothing where it can. */
export function findChangeProblem(change: Change, changes: readonly Change[]): string | undefined {
  const isNew = !changes.some((each) => isAboutSame(each, change));
  if (isNew && changes.length >= maxChanges) return `A variation holds at most ${maxChanges} changes.`;
  const read = readSingleChange(change);
  const [first] = read.ok ? [] : read.problems;
  return first && `This cannot be done: ${first.path} ${first.message}.`;
}
