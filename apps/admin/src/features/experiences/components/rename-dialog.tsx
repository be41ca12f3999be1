import type { ExperienceSummary } from '@facet/protocol';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ErrorState } from '../../../ui/error-state.tsx';
import { notifyError } from '../../../ui/notify.ts';
import { notifyUndoable } from '../../../ui/notify-undo.tsx';
import { experienceKeys } from '../api/experience-keys.ts';
import { experienceQuery } from '../api/get-experience.ts';
import { saveExperience } from '../api/save-experience.ts';

type Props = {
  readonly storeId: string;
  readonly experience: ExperienceSummary;
  readonly onClose: () => void;
};

/** Gives an experience without a draft another name; visitors notice nothing. */
export function RenameDialog({ storeId, experience, onClose }: Props) {
  const { id } = experience;
  const queryClient = useQueryClient();
  const [name, setName] = useState(experience.name);
  const renaming = useMutation({
    mutationFn: async (next: string) => {
      // As it is now: nothing that somebody else has saved since is to be overwritten.
      const query = experienceQuery(storeId, id);
      const { revision, definition } = await queryClient.fetchQuery({ ...query, staleTime: 0 });
      return await saveExperience(storeId, id, { revision, draftRevision: null, name: next, definition });
    },
    onSuccess: async (renamed, next) => {
      queryClient.setQueryData(experienceKeys.one(storeId, id), renamed);
      if (next !== experience.name) {
        notifyUndoable(
          <>
            It is called <bdi>“{next}”</bdi> now.
          </>,
          () => renaming.mutate(experience.name),
        );
      }
      await queryClient.invalidateQueries({ queryKey: experienceKeys.all(storeId) });
      onClose();
    },
    // Taking it back happens when the dialog is gone.
    onError: (error, next) => (next === experience.name ? notifyError(error) : undefined),
  });
  const typed = name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed === experience.name) return onClose();
    return renaming.mutate(typed);
  };
  return (
    <Modal opened onClose={onClose} title="Rename">
      <form onSubmit={submit}>
        <Stack>
          {renaming.isError ? <ErrorState error={renaming.error} /> : null}
          <TextInput
            label="Name"
            description="For you and your colleagues; visitors never see it."
            required
            dir="auto"
            maxLength={120}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={renaming.isPending} disabled={typed === ''}>
              Rename
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
