import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { storesQuery } from '../../../lib/stores/list-stores.ts';
import { useStore } from '../../../lib/stores/use-store.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { IconTrash } from '../../../ui/icons.ts';
import { notifyDone } from '../../../ui/notify.ts';
import { removeStore } from '../api/remove-store.ts';
import { Section } from './section.tsx';

/** Deletes the store with all that belongs to it, once its name is typed. */
export function DeleteStore() {
  const store = useStore();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [opened, { open, close }] = useDisclosure();
  const [name, setName] = useState('');
  const removal = useMutation({
    mutationFn: () => removeStore(store.id, { name: name.trim() }),
    onSuccess: async () => {
      const rest = queryClient.getQueryData(storesQuery.queryKey)?.filter(({ id }) => id !== store.id);
      const next = rest?.[0];
      // Away first: this page stands on what is gone.
      await (next === undefined
        ? navigate({ to: '/new-store', replace: true })
        : navigate({ to: '/stores/$storeId', params: { storeId: next.id }, replace: true }));
      queryClient.setQueryData(storesQuery.queryKey, rest);
      queryClient.removeQueries({ queryKey: ['stores', store.id] });
      notifyDone(`“${store.name}” is deleted.`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    removal.mutate();
  };
  return (
    <Section
      title="Delete this store"
      lead="Deletes the store with its experiences, results, events, remembered people, its connection to Klaviyo and its own tokens. Pages that still carry its script show the original. That it was deleted, by whom and when stays in the activity of the installation."
    >
      <Button color="red.9" w="fit-content" leftSection={<IconTrash size={16} aria-hidden />} onClick={open}>
        Delete the store
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title="Delete the store?"
        closeOnClickOutside={!removal.isPending}
        closeOnEscape={!removal.isPending}
      >
        <form onSubmit={submit}>
          <Stack>
            <Text size="sm">
              Everything that belongs to{' '}
              <b>
                <bdi>{store.name}</bdi>
              </b>{' '}
              is erased for good. To keep a copy, download the data first. A large store takes a while.
            </Text>
            <TextInput
              label="Type the name of the store to confirm"
              autoComplete="off"
              spellCheck={false}
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {removal.isError ? <ErrorState error={removal.error} /> : null}
            <Group justify="flex-end">
              <Button variant="default" onClick={close} disabled={removal.isPending}>
                Cancel
              </Button>
              <Button
                type="submit"
                color="red.9"
                loading={removal.isPending}
                disabled={name.trim() !== store.name.trim()}
              >
                Delete for good
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </Section>
  );
}
