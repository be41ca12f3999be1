import type { Experience } from '@facet/protocol';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { findChangedPlace } from './changed-place.ts';
import { type Draft, toDraft } from './draft.ts';
import { beginEdit, change, type Edit, follow, isDirty, isUnsaved, toCurrent } from './edit.ts';
import { createEditStore, type EditStore } from './edit-store.ts';
import { redoStep, undoStep } from './history.ts';

/** An edit and what can be done with it. */
export type ExperienceEdit = Edit & {
  /** What is on the screen. */
  readonly draft: Draft;
  /** Whether anything differs from what is published. */
  readonly dirty: boolean;
  /** Whether something is not on the server yet. */
  readonly unsaved: boolean;
  readonly mayUndo: boolean;
  readonly mayRedo: boolean;
  readonly change: (part: Partial<Draft>) => void;
  /** Goes back to what is published; that can be undone. */
  readonly discard: () => void;
  /** Takes the last step back, and says in which place of the definition something is different now. */
  readonly undo: () => string;
  readonly redo: () => string;
  readonly store: EditStore;
};

/** Keeps what is typed on top of what the server sent last. Those who may not edit see what is published. */
export function useExperienceEdit(experience: Experience, mayEdit: boolean): ExperienceEdit {
  const [store] = useState(() => createEditStore(beginEdit(toSeen(experience, mayEdit))));
  useEffect(
    () => store.update((edit) => follow(edit, toSeen(experience, mayEdit))),
    [store, experience, mayEdit],
  );
  const edit = useSyncExternalStore(store.subscribe, store.get);
  return useMemo(() => {
    const step = (take: typeof undoStep<Draft>): string => {
      const before = toCurrent(store.get());
      store.update((now) => ({ ...now, history: take(now.history) }));
      return findChangedPlace(before, toCurrent(store.get())).path.replace(/^definition\./, '');
    };
    return {
      ...edit,
      draft: toCurrent(edit),
      dirty: isDirty(edit),
      unsaved: isUnsaved(edit),
      mayUndo: edit.history.past.length > 0,
      mayRedo: edit.history.future.length > 0,
      change: (part) => store.update((now) => change(now, part, Date.now())),
      discard: () => store.update((now) => change(now, toDraft(now.base), Date.now())),
      undo: () => step(undoStep),
      redo: () => step(redoStep),
      store,
    };
  }, [edit, store]);
}

function toSeen(experience: Experience, mayEdit: boolean): Experience {
  return mayEdit ? experience : { ...experience, draft: null };
}
