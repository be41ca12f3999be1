import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ErrorState } from '../../../ui/error-state.tsx';
import { createExperience } from '../api/create-experience.ts';
import { experienceKeys } from '../api/experience-keys.ts';
import { useFocusReturn } from './use-focus-return.ts';

type Kind = 'test' | 'personalization';

type Props = { readonly storeId: string; readonly firstKind: Kind; readonly onClose: () => void };

/** Asks for kind and name, and leads on to the editor. */
export function CreateExperienceDialog({ storeId, firstKind, onClose }: Props) {
  useFocusReturn();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [kind, setKind] = useState<Kind>(firstKind);
  const [name, setName] = useState('');
  const creation = useMutation({
    mutationFn: () => createExperience(storeId, { kind, name: name.trim() }),
    onSuccess: async (created) => {
      queryClient.setQueryData(experienceKeys.one(storeId, created.id), created);
      void queryClient.invalidateQueries({ queryKey: experienceKeys.all(storeId) });
      await navigate({
        to: '/stores/$storeId/experiences/$experienceId',
        params: { storeId, experienceId: created.id },
      });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Create experience">
      <form onSubmit={submit}>
        <Stack>
          {creation.isError ? <ErrorState error={creation.error} /> : null}
          <Radio.Group
            label="Kind"
            value={kind}
            onChange={(value) => setKind(value === 'test' ? 'test' : 'personalization')}
          >
            <Stack gap="xs" mt="xs">
              <Radio
                value="test"
                label="Test"
                description="An A/B test: splits visitors among variations and counts which does better."
              />
              <Radio
                value="personalization"
                label="Personalization"
                description="Shows your change to whom you choose, such as a Klaviyo segment."
              />
            </Stack>
          </Radio.Group>
          <TextInput
            label="Name"
            description="For you and your colleagues; visitors never see it."
            required
            maxLength={120}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={creation.isPending} disabled={name.trim() === ''}>
              Create
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
