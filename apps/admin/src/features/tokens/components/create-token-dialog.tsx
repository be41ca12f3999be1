import { Button, Group, Modal, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { storesQuery } from '../../../lib/stores/list-stores.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LinkDialog } from '../../../ui/link-dialog.tsx';
import { createToken, tokensKey } from '../api/tokens.ts';

type Props = { readonly opened: boolean; readonly onClose: () => void };

const lives = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: 'always', label: 'Until it is revoked' },
];
const allStores = 'all';

/** What a new token is for and may do; then its secret. */
export function CreateTokenDialog({ opened, onClose }: Props) {
  const queryClient = useQueryClient();
  const { data: stores = [] } = useQuery(storesQuery);
  const [name, setName] = useState('');
  const [role, setRole] = useState<'editor' | 'viewer'>('viewer');
  const [store, setStore] = useState(allStores);
  const [life, setLife] = useState('90');
  const [secret, setSecret] = useState<string>();
  const creation = useMutation({
    mutationFn: createToken,
    onSuccess: async (made) => {
      setSecret(made.secret);
      setName('');
      onClose();
      await queryClient.invalidateQueries({ queryKey: tokensKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate({
      name: name.trim(),
      role,
      storeId: store === allStores ? null : store,
      lifeDays: life === 'always' ? null : Number(life),
    });
  };
  return (
    <>
      <Modal opened={opened} onClose={onClose} title="New API token">
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label="Name"
              description="What it is for, such as the program that uses it. It stands in the log of changes."
              required
              maxLength={60}
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Radio.Group
              label="It may"
              value={role}
              onChange={(value) => setRole(value === 'editor' ? 'editor' : 'viewer')}
            >
              <Stack gap="xs" mt="xs">
                <Radio value="viewer" label="Look" description="Reads what a viewer sees." />
                <Radio
                  value="editor"
                  label="Edit"
                  description="Creates, changes, starts and ends experiences too."
                />
              </Stack>
            </Radio.Group>
            <NativeSelect
              label="Stores"
              data={[
                { value: allStores, label: 'All stores, also later ones' },
                ...stores.map(({ id, name: label }) => ({ value: id, label })),
              ]}
              value={store}
              onChange={(event) => setStore(event.currentTarget.value)}
            />
            <NativeSelect
              label="Works for"
              data={[...lives]}
              value={life}
              onChange={(event) => setLife(event.currentTarget.value)}
            />
            {creation.isError ? <ErrorState error={creation.error} /> : null}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={creation.isPending} disabled={name.trim() === ''}>
                Make the token
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
      <LinkDialog
        title="The token is ready"
        lead="Put it where your program keeps its secrets. Whoever has it can do what it may do, in your name: it ends when it is revoked, and when you stop being a member."
        label="token"
        link={secret}
        onClose={() => setSecret(undefined)}
      />
    </>
  );
}
