import type { Edit } from './edit.ts';

/** Holds an edit where timers and answers see it at once, before the page has been drawn again. */
export type EditStore = {
  readonly get: () => Edit;
  readonly update: (change: (edit: Edit) => Edit) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** Holds an edit. */
export function createEditStore(begin: Edit): EditStore {
  let edit = begin;
  const listeners = new Set<() => void>();
  return {
    get: () => edit,
    update: (change) => {
      const next = change(edit);
      if (next === edit) return;
      edit = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
