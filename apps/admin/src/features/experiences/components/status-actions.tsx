import type { Experience } from '@facet/protocol';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { askFirst } from '../../../ui/confirm.tsx';
import { IconArrowBackUp, IconPlayerPause, IconPlayerStop, IconTrash } from '../../../ui/icons.ts';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { experienceKeys } from '../api/experience-keys.ts';
import { removeExperience } from '../api/remove-experience.ts';
import { ShelfMenu } from './shelf-menu.tsx';
import type { StatusChange } from './use-status-change.ts';

type Props = {
  readonly experience: Experience;
  /** Whether something is not published yet. */
  readonly dirty: boolean;
  readonly change: StatusChange;
  /** Whether it is being saved, so that what starts then would have to be saved a second time, or looked at. */
  readonly isBusy: boolean;
  readonly onStart: () => void;
  readonly onDiscard: () => void;
  /** The page is left on purpose, with nothing to be kept. */
  readonly onLeave: () => void;
};

/** Starting, pausing, ending, and what can be done with it as a whole. */
export function StatusActions({ experience, dirty, change, isBusy, onStart, onDiscard, onLeave }: Props) {
  const { status } = experience;
  const removal = useRemoval(experience, onLeave);
  const end = () =>
    askFirst({
      title: 'End it for good?',
      body: `“${experience.name}” stops on all pages, visitors see the original again, and it cannot be started again. What was counted is kept.${dirty ? ' The changes that visitors have not seen go with it.' : ''}`,
      confirm: 'End for good',
      onConfirm: () => change.mutate('ended'),
    });
  const remove = () =>
    askFirst({
      title: 'Delete this draft?',
      body: `“${experience.name}” is deleted with all its variations and its targeting. This cannot be undone.`,
      confirm: 'Delete',
      onConfirm: () => removal.mutate(),
    });
  const isOpen = status === 'running' || status === 'paused';
  return (
    <>
      {status === 'draft' || status === 'paused' ? (
        <Button
          color="#22703a"
          autoContrast={false}
          onClick={onStart}
          data-start
          loading={change.isPending}
          disabled={isBusy}
        >
          {status === 'draft' ? 'Start' : 'Resume'}
        </Button>
      ) : null}
      {status === 'running' ? (
        <Button
          variant="default"
          visibleFrom="sm"
          onClick={() => change.mutate('paused')}
          loading={change.isPending}
        >
          Pause
        </Button>
      ) : null}
      {isOpen ? (
        <Button variant="default" visibleFrom="sm" onClick={end} disabled={change.isPending}>
          End
        </Button>
      ) : null}
      <ShelfMenu
        experience={experience}
        variant="default"
        before={[
          ...(dirty
            ? [{ label: 'Discard changes', Icon: IconArrowBackUp, onChoose: onDiscard, onPhonesOnly: true }]
            : []),
          ...(status === 'running'
            ? [
                {
                  label: 'Pause',
                  Icon: IconPlayerPause,
                  onChoose: () => change.mutate('paused'),
                  onPhonesOnly: true,
                },
              ]
            : []),
          ...(isOpen ? [{ label: 'End', Icon: IconPlayerStop, onChoose: end, onPhonesOnly: true }] : []),
        ]}
        after={
          status === 'draft'
            ? [{ label: 'Delete draft', Icon: IconTrash, onChoose: remove, isLoss: true }]
            : []
        }
      />
    </>
  );
}

function useRemoval(experience: Experience, onLeave: () => void) {
  const storeId = useStoreId();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => removeExperience(storeId, experience.id),
    onMutate: onLeave,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: experienceKeys.all(storeId) });
      await navigate({ to: '/stores/$storeId/experiences', params: { storeId } });
      queryClient.removeQueries({ queryKey: experienceKeys.one(storeId, experience.id) });
      notifyDone('The draft is deleted.');
    },
    onError: notifyError,
  });
}
