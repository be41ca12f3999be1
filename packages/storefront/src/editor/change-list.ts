import { type Change, type ChangeStep, isAboutSame, takeStep, toReversed } from '@facet/engine';
import type { NumberedStep } from '@facet/protocol';

/** What was done here: a step, and what tells it from the next, so that typing one text is undone at once. */
type Done = { readonly step: ChangeStep; readonly group: string };

/** How an edit stands. It goes along from page to page. */
export type ListState = {
  /** The variation's changes as Facet's window has told them last. */
  readonly confirmed: readonly Change[];
  /** Steps made here that Facet has not confirmed yet. */
  readonly pending: readonly NumberedStep[];
  /** The number of the last step. */
  readonly last: number;
  readonly done: readonly Done[];
};

const maxDone = 100;

/** The beginning of every edit. */
export const noChanges: ListState = { confirmed: [], pending: [], last: 0, done: [] };

/** The changes as they are shown: what Facet has, and what it does not know of yet. */
export function toShown({ confirmed, pending }: ListState): readonly Change[] {
  return pending.reduce((changes, { step }) => takeStep(changes, step), confirmed);
}

/**
 * Makes a change, in the place of one that writes the same; `after` empty takes it away. Steps of one `group` that follow one
 * another are undone together. Nothing happens where all stays as it is.
 */
export function put(state: ListState, about: Change, after: Change | null, group: string): ListState {
  const shown = toShown(state);
  const at = shown.findIndex((change) => isAboutSame(change, about));
  const before = shown[at] ?? null;
  if (JSON.stringify(before) === JSON.stringify(after)) return state;
  return take(state, { before, after, at: at < 0 ? shown.length : at }, group);
}

/** Takes the change at a place of the list away. */
export function remove(state: ListState, at: number): ListState {
  const before = toShown(state)[at];
  return before === undefined ? state : take(state, { before, after: null, at }, `remove ${state.last}`);
}

/** Takes the last thing that was done here back. */
export function undo(state: ListState): ListState {
  const last = state.done[state.done.length - 1];
  if (last === undefined) return state;
  return { ...push(state, toReversed(last.step)), done: state.done.slice(0, -1) };
}

/** Takes in how Facet's window says that the variation stands, up to which step. */
export function confirm(state: ListState, confirmed: readonly Change[], taken: number): ListState {
  return {
    ...state,
    confirmed,
    pending: state.pending.filter(({ number }) => number > taken),
    // Another page of this edit may have gone further.
    last: Math.max(state.last, taken),
  };
}

function take(state: ListState, step: ChangeStep, group: string): ListState {
  const before = state.done[state.done.length - 1];
  const isSame = before?.group === group && before.step.after !== null && step.after !== null;
  const done = isSame
    ? [...state.done.slice(0, -1), { step: { ...before.step, after: step.after }, group }]
    : [...state.done, { step, group }];
  return { ...push(state, step), done: done.slice(-maxDone) };
}

function push(state: ListState, step: ChangeStep): ListState {
  const number = state.last + 1;
  return { ...state, last: number, pending: [...state.pending, { number, step }] };
}
