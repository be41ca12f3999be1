/** Steps that can be taken back, and those that were. */
export type History<Value> = {
  readonly past: readonly Value[];
  readonly present: Value;
  readonly future: readonly Value[];
  /** Where the last step was typed, and when it was last typed on; `null` where the next one stands by itself. */
  readonly typing: { readonly place: string; readonly atMs: number } | null;
};

const mostSteps = 200;
const mergeMs = 2000;

/** A history that begins. */
export function beginHistory<Value>(present: Value): History<Value> {
  return { past: [], present, future: [], typing: null };
}

/**
 * Takes a step. What is typed in one place without a longer pause is one step; `place` is left out for what is no typing.
 */
export function addStep<Value>(
  history: History<Value>,
  next: Value,
  typed?: { readonly place: string; readonly atMs: number },
): History<Value> {
  const { past, present, typing } = history;
  const goesOn = typed !== undefined && typing?.place === typed.place && typed.atMs - typing.atMs < mergeMs;
  return {
    past: goesOn ? past : [...past, present].slice(-mostSteps),
    present: next,
    future: [],
    typing: typed ?? null,
  };
}

/** Takes the last step back; the same history where there is none. */
export function undoStep<Value>(history: History<Value>): History<Value> {
  const { past, present, future } = history;
  const [last] = past.slice(-1);
  if (last === undefined) return history;
  return { past: past.slice(0, -1), present: last, future: [present, ...future], typing: null };
}

/** Takes the step again that was taken back last; the same history where there is none. */
export function redoStep<Value>(history: History<Value>): History<Value> {
  const { past, present, future } = history;
  const [next, ...rest] = future;
  if (next === undefined) return history;
  return { past: [...past, present], present: next, future: rest, typing: null };
}
