import type { Experience } from '@facet/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { notifyUndoable } from '../../../ui/notify-undo.tsx';
import { archiveExperience } from '../api/archive-experience.ts';
import { duplicateExperience } from '../api/duplicate-experience.ts';
import { experienceKeys } from '../api/experience-keys.ts';

/** An experience as far as it is put away or copied. */
export type Shelved = Pick<Experience, 'id' | 'name' | 'status' | 'archivedAt'>;

type Move = { readonly of: Shelved; readonly archived: boolean; readonly isUndo?: boolean };

/** Copies experiences, and puts them away or takes them back, each with what is told about it. */
export function useShelf() {
  const storeId = useStoreId();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const keep = async (experience: Experience): Promise<void> => {
    queryClient.setQueryData(experienceKeys.one(storeId, experience.id), experience);
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: experienceKeys.all(storeId) }),
      queryClient.invalidateQueries({ queryKey: ['stores', storeId, 'segments', 'list'] }),
    ]);
  };

  const duplication = useMutation({
    mutationFn: ({ id }: Shelved) => duplicateExperience(storeId, id),
    onSuccess: async (copy) => {
      await navigate({
        to: '/stores/$storeId/experiences/$experienceId',
        params: { storeId, experienceId: copy.id },
      });
      notifyDone('This is the duplicate: a draft that nobody sees until you start it.');
      await keep(copy);
    },
    onError: notifyError,
  });

  const filing = useMutation({
    mutationFn: ({ of, archived }: Move) => archiveExperience(storeId, of.id, archived),
    onSuccess: async (experience, { of, archived, isUndo = false }) => {
      if (!isUndo) {
        notifyUndoable(
          <>
            <bdi>“{of.name}”</bdi> is {archived ? 'in the archive' : 'in the list again'}.
          </>,
          () => filing.mutate({ of, archived: !archived, isUndo: true }),
        );
      }
      await keep(experience);
    },
    onError: notifyError,
  });

  return {
    isBusy: duplication.isPending || filing.isPending,
    duplicate: (of: Shelved) => duplication.mutate(of),
    archive: (of: Shelved, archived: boolean) => filing.mutate({ of, archived }),
  };
}
