import { useBlocker } from '@tanstack/react-router';
import { useUnsavedWork } from '../../../lib/unsaved-work.ts';
import { isUnsaved } from './edit.ts';
import type { Autosave } from './use-autosave.ts';
import type { ExperienceEdit } from './use-experience-edit.ts';

/** Longer than this nobody is kept on a page without being asked. */
const patienceMs = 4000;

/** Saves before the page is left; where that does not work, whoever leaves is asked first. */
export function useLeaving(edit: ExperienceEdit, { saver, state }: Autosave, leaving: boolean) {
  const { store } = edit;
  useUnsavedWork(edit.unsaved);
  return useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (leaving || current.pathname === next.pathname) return false;
      await Promise.race([saver.flush(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
      return isUnsaved(store.get());
    },
    // What was just typed is sent on the way out; with anything else in its way it might not arrive.
    enableBeforeUnload: () =>
      edit.unsaved && (edit.sending || edit.theirs !== null || state.type !== 'quiet'),
    withResolver: true,
  });
}
