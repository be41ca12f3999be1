import type { Change } from './change.ts';

/**
 * One step of somebody who edits a variation's list of changes: something is added (nothing `before`), taken away (nothing
 * `after`), or becomes something else. `at` is where in the list it stood, or is to stand. The list may be another one by the
 * time the step is taken: two people, or two windows, edit it.
 */
export type ChangeStep = {
  readonly before: Change | null;
  readonly after: Change | null;
  readonly at: number;
};

/**
 * Takes one step and leaves all else as it is. What was to become something else and is not there any longer in these very
 * words is found by what it is about (kind, element, attribute); where that is gone too, it is added again. What was to be
 * taken away and is no longer there in these words stays: somebody has just written it anew.
 */
export function takeStep(changes: readonly Change[], { before, after, at }: ChangeStep): readonly Change[] {
  if (before === null) return after === null ? changes : insertAt(changes, after, at);
  const index = findChange(changes, before, at);
  if (after === null) return index < 0 ? changes : changes.filter((_, other) => other !== index);
  const place = index < 0 ? changes.findIndex((change) => isAboutSame(change, before)) : index;
  if (place < 0) return insertAt(changes, after, changes.length);
  return changes.map((change, other) => (other === place ? after : change));
}

/** The step that takes another one back. */
export function toReversed({ before, after, at }: ChangeStep): ChangeStep {
  return { before: after, after: before, at };
}

/** Where in a list a change stands: at the place where it is looked for first, or wherever it is; -1 where it is not. */
export function findChange(changes: readonly Change[], change: Change, at: number): number {
  const wanted = toText(change);
  const isWanted = (candidate: Change | undefined): boolean =>
    candidate !== undefined && toText(candidate) === wanted;
  return isWanted(changes[at]) ? at : changes.findIndex(isWanted);
}

/** Whether two changes write the same: the kind, the element, of attributes the name, of insertions the place. */
export function isAboutSame(one: Change, other: Change): boolean {
  return toSubject(one) === toSubject(other);
}

function toSubject(change: Change): string {
  const selector = 'selector' in change ? change.selector.trim() : '';
  const name = 'name' in change ? change.name : change.kind === 'insert' ? change.position : '';
  return JSON.stringify([change.kind, selector, name]);
}

function insertAt(changes: readonly Change[], change: Change, at: number): readonly Change[] {
  return [...changes.slice(0, at), change, ...changes.slice(at)];
}

/** A change as text, whatever the order of its keys. */
function toText(change: Change): string {
  return JSON.stringify(change, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
