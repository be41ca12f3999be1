import type { ChangeStatus, Experience } from '@facet/protocol';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { askFirst } from '../../../ui/confirm.tsx';
import { IconDots } from '../../../ui/icons.ts';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { changeStatus } from '../api/change-status.ts';
import { experienceKeys } from '../api/experience-keys.ts';
import { removeExperience } from '../api/remove-experience.ts';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';
import type { Saving } from '../draft/use-saving.ts';

type Props = { readonly experience: Experience; readonly edit: ExperienceEdit; readonly saving: Saving };

/** Starting, pausing, ending and deleting. */
export function StatusActions({ experience, edit, saving }: Props) {
  const { status } = experience;
  const change = useStatusChange(experience);
  const removal = useRemoval(experience, saving);
  // What runs is what is on the screen, so it is saved first.
  const start = async () => {
    const saved = edit.dirty ? await saving.save() : experience;
    if (saved === undefined) return;
    if (!saved.warnings.some(({ code }) => code === 'nothing_changes')) {
      change.mutate('running');
      return;
    }
    askFirst({
      title: 'Start it without a change?',
      body: 'No variation changes anything yet: everybody would see the original. Add a change under Variations first.',
      confirm: 'Start all the same',
      onConfirm: () => change.mutate('running'),
    });
  };
  const end = () =>
    askFirst({
      title: 'End it for good?',
      body: `“${experience.name}” stops on all pages, visitors see the original again, and it cannot be started again. What was counted is kept.`,
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
  return (
    <>
      {status === 'draft' || status === 'paused' ? (
        <Button color="#22703a" autoContrast={false} onClick={() => void start()} loading={change.isPending}>
          {status === 'draft' ? 'Start' : 'Resume'}
        </Button>
      ) : null}
      {status === 'running' ? (
        <Button variant="default" onClick={() => change.mutate('paused')} loading={change.isPending}>
          Pause
        </Button>
      ) : null}
      {status === 'running' || status === 'paused' ? (
        <Button variant="default" onClick={end} disabled={change.isPending}>
          End
        </Button>
      ) : (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label="More">
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item color="red" onClick={remove}>
              Delete draft
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

/** Browsers keep the script for a minute, and may use it once more while they fetch the new one. */
const doneWords = {
  running: 'It is running. The shop takes it up within minutes.',
  paused: 'It is paused. Within minutes everybody sees the original.',
  ended: 'It has ended. Within minutes everybody sees the original.',
};

function useStatusChange(experience: Experience) {
  const storeId = useStoreId();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (status: ChangeStatus['status']) => changeStatus(storeId, experience.id, { status }),
    onSuccess: async (changed, status) => {
      notifyDone(doneWords[status]);
      queryClient.setQueryData(experienceKeys.one(storeId, experience.id), changed);
      await queryClient.invalidateQueries({ queryKey: experienceKeys.all(storeId), exact: true });
    },
    onError: notifyError,
  });
}

function useRemoval(experience: Experience, saving: Saving) {
  const storeId = useStoreId();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => removeExperience(storeId, experience.id),
    onMutate: saving.leave,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: experienceKeys.all(storeId), exact: true });
      await navigate({ to: '/stores/$storeId/experiences', params: { storeId } });
      queryClient.removeQueries({ queryKey: experienceKeys.one(storeId, experience.id) });
      notifyDone('The draft is deleted.');
    },
    onError: notifyError,
  });
}
