import type { Experience } from '@facet/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, type FieldProblem } from '../../../lib/api/api-error.ts';
import { notifyError, notifyWaiting } from '../../../ui/notify.ts';
import { experienceKeys } from '../api/experience-keys.ts';
import { saveExperience } from '../api/save-experience.ts';
import { type Draft, isSameDraft } from './draft.ts';
import { type Edit, isDirty, noteUnanswered, settle, toCurrent } from './edit.ts';
import { isUnanswered } from './is-unanswered.ts';
import { judge } from './judge.ts';
import type { Autosave } from './use-autosave.ts';
import type { ExperienceEdit } from './use-experience-edit.ts';

/** Publishing an edit, and what came of it. */
export type Saving = {
  readonly pending: boolean;
  /** What keeps it from being saved; empty before the first try. */
  readonly problems: readonly FieldProblem[];
  /** Whether the page is being left on purpose, with nothing to be kept. */
  readonly leaving: boolean;
  readonly leave: () => void;
  /** Tells from now on what keeps it from being saved, each at its field. */
  readonly tellProblems: () => void;
  /** The saved version, or nothing where it was not saved and the member was told why. */
  readonly save: () => Promise<Experience | undefined>;
};

/** Judges an edit, publishes it, and tells what is wrong at the right place. */
export function useSaving(storeId: string, edit: ExperienceEdit, autosave: Autosave): Saving {
  const queryClient = useQueryClient();
  const { store } = edit;
  const { id } = edit.base;
  const [refused, setRefused] = useState<{
    readonly draft: Draft;
    readonly problems: readonly FieldProblem[];
  }>();
  const [tried, setTried] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const send = async ({ base, kept }: Edit, draft: Draft): Promise<Experience> => {
    const sent = { ...draft, name: draft.name.trim() };
    try {
      const draftRevision = kept?.revision ?? null;
      return await saveExperience(storeId, id, { revision: base.revision, draftRevision, ...sent });
    } catch (error) {
      if (isUnanswered(error)) store.update((now) => noteUnanswered(now, sent));
      throw error;
    }
  };
  const mutation = useMutation({
    mutationFn: () =>
      autosave.saver.hold(async () => {
        const sent = toCurrent(store.get());
        try {
          return { sent, saved: await send(store.get(), sent) };
        } catch (error) {
          if (!isStale(error)) throw error;
          // Somebody may only have started it or saved the same: then nothing of theirs is overwritten.
          await autosave.catchUp();
          const now = store.get();
          if (now.theirs !== null) return undefined;
          // An earlier try had arrived, and only its answer had not.
          if (!isDirty(now)) return { sent, saved: now.base };
          const draft = toCurrent(now);
          if (isSameDraft(draft, sent)) return { sent: draft, saved: await send(now, draft) };
          // Part of what is on the screen by now is somebody else's: it is to be looked at first.
          notifyWaiting(
            'Somebody else changed something in the meantime. It was taken in: look at it, then go on.',
          );
          return undefined;
        }
      }),
  });

  const save = async (): Promise<Experience | undefined> => {
    const { draft } = edit;
    try {
      const { listProblems } = await judge.load();
      setTried(true);
      if (listProblems(draft).length > 0) return undefined;
      const answer = await mutation.mutateAsync();
      if (answer === undefined) return undefined;
      const { sent, saved } = answer;
      store.update((now) => settle(now, sent, saved));
      setTried(false);
      setRefused(undefined);
      const key = experienceKeys.one(storeId, id);
      await queryClient.cancelQueries({ queryKey: key, exact: true });
      queryClient.setQueryData(key, saved);
      void queryClient.invalidateQueries({ queryKey: experienceKeys.all(storeId) });
      void queryClient.invalidateQueries({ queryKey: ['stores', storeId, 'segments'] });
      return saved;
    } catch (error) {
      if (error instanceof ApiError && error.problems.length > 0) {
        const { toProblems } = await judge.load();
        setRefused({ draft, problems: toProblems(error.problems, draft.definition) });
      } else notifyError(error);
      return undefined;
    }
  };

  // What the server refused holds for what was sent; after the next keystroke only the engine's own judgement does.
  const told = refused !== undefined && refused.draft === edit.draft ? refused.problems : [];
  return {
    pending: mutation.isPending,
    problems: told.length > 0 ? told : tried ? (judge.find()?.listProblems(edit.draft) ?? []) : [],
    leaving,
    leave: () => {
      autosave.saver.stop();
      setLeaving(true);
    },
    tellProblems: () => setTried(true),
    save,
  };
}

function isStale(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'stale_revision' || error.code === 'stale_draft');
}
