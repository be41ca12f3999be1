import type { Experience } from '@facet/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, type FieldProblem } from '../../../lib/api/api-error.ts';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { experienceKeys } from '../api/experience-keys.ts';
import { experienceQuery } from '../api/get-experience.ts';
import { saveExperience } from '../api/save-experience.ts';
import { listProblems, toProblems } from './judge-draft.ts';
import { type Draft, type Edit, rebase } from './rebase.ts';
import type { ExperienceEdit } from './use-experience-edit.ts';

/** Saving an edit, and what came of it. */
export type Saving = {
  readonly pending: boolean;
  /** What keeps it from being saved; empty before the first try. */
  readonly problems: readonly FieldProblem[];
  /** Whether somebody else saved in between. */
  readonly conflict: boolean;
  /** Whether the page is being left on purpose, with nothing to be kept. */
  readonly leaving: boolean;
  readonly leave: () => void;
  /** The saved version, or nothing where it was not saved and the member was told why. */
  readonly save: () => Promise<Experience | undefined>;
  readonly reload: () => void;
  readonly keep: () => void;
};

/** Judges an edit, saves it, and tells what is wrong at the right place. */
export function useSaving(storeId: string, edit: ExperienceEdit): Saving {
  const queryClient = useQueryClient();
  const { id } = edit.base;
  const [refused, setRefused] = useState<{
    readonly draft: Draft;
    readonly problems: readonly FieldProblem[];
  }>();
  const [tried, setTried] = useState(false);
  const [conflict, setConflict] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const fetchLatest = () => queryClient.fetchQuery({ ...experienceQuery(storeId, id), staleTime: 0 });
  const send = ({ base, draft }: Edit) =>
    saveExperience(storeId, id, {
      revision: base.revision,
      name: draft.name.trim(),
      definition: draft.definition,
    });
  const mutation = useMutation({
    mutationFn: async (mine: Edit) => {
      try {
        return await send(mine);
      } catch (error) {
        if (!isStale(error)) throw error;
        // Somebody may only have started or paused it: then nothing of theirs is overwritten.
        const rebased = rebase(mine, await fetchLatest());
        if (rebased === mine) throw error;
        return await send(rebased);
      }
    },
  });

  const save = async (): Promise<Experience | undefined> => {
    const { draft } = edit;
    setTried(true);
    if (listProblems(draft).length > 0) return undefined;
    try {
      const saved = await mutation.mutateAsync({ base: edit.base, draft });
      edit.settle(draft, saved);
      setTried(false);
      setRefused(undefined);
      queryClient.setQueryData(experienceKeys.one(storeId, id), saved);
      void queryClient.invalidateQueries({ queryKey: experienceKeys.all(storeId), exact: true });
      void queryClient.invalidateQueries({ queryKey: ['stores', storeId, 'segments'] });
      return saved;
    } catch (error) {
      if (isStale(error)) setConflict(true);
      else if (error instanceof ApiError && error.problems.length > 0) {
        setRefused({
          draft,
          problems: toProblems(error.problems, draft.definition),
        });
      } else notifyError(error);
      return undefined;
    }
  };

  const reload = async () => {
    try {
      const theirs = await fetchLatest();
      edit.adopt(theirs);
      setTried(false);
      setRefused(undefined);
      setConflict(false);
      notifyDone('Their version is loaded.');
    } catch (error) {
      notifyError(error);
    }
  };

  // What the server refused holds for what was sent; after the next keystroke only the engine's own judgement does.
  const told = refused !== undefined && refused.draft === edit.draft ? refused.problems : [];
  return {
    pending: mutation.isPending,
    problems: told.length > 0 ? told : tried ? listProblems(edit.draft) : [],
    conflict,
    leaving,
    leave: () => setLeaving(true),
    save,
    reload: () => void reload(),
    keep: () => setConflict(false),
  };
}

function isStale(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'stale_revision';
}
