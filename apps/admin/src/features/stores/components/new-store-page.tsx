import { Button, Group, Paper, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useMayOwn } from '../../../lib/session/get-session.ts';
import { storesQuery } from '../../../lib/stores/list-stores.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { createStore } from '../api/create-store.ts';
import { readOrigins } from '../origins.ts';
import { OriginsInput } from './origins-input.tsx';

/** Adds a store; the first thing after setting up. */
export function NewStorePage() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const mayOwn = useMayOwn();
  const [name, setName] = useState('');
  const [addresses, setAddresses] = useState('');
  const { origins, wrong } = readOrigins(addresses);
  const creation = useMutation({
    mutationFn: createStore,
    onSuccess: async (store) => {
      queryClient.setQueryData(storesQuery.queryKey, (list) => [...(list ?? []), store]);
      await queryClient.invalidateQueries({ queryKey: storesQuery.queryKey, exact: true });
      await navigate({ to: '/stores/$storeId/install', params: { storeId: store.id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong.length === 0) creation.mutate({ name: name.trim(), origins: [...origins], ...findTimeZone() });
  };

  if (!mayOwn) {
    return (
      <EmptyState title="No store yet">
        The owner of this installation adds stores. Please ask them.
      </EmptyState>
    );
  }
  return (
    <Page
      title="Add a store"
      description="A store is one site on which Facet shows tests and personalizations."
    >
      <Paper withBorder p="lg">
        <form onSubmit={submit}>
          <Stack>
            {creation.isError ? <ErrorState error={creation.error} /> : null}
            <TextInput
              label="Name"
              description="As you call it; visitors never see it."
              required
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <OriginsInput
              value={addresses}
              onChange={setAddresses}
              error={wrong.length > 0 ? `Not an address: ${wrong.join(', ')}` : undefined}
            />
            <Group>
              <Button type="submit" loading={creation.isPending} disabled={name.trim() === ''}>
                Add the store
              </Button>
            </Group>
          </Stack>
        </form>
      </Paper>
    </Page>
  );
}

/** The store most likely lives by the clock of whoever adds it; a clock that nobody knows is not said. */
function findTimeZone(): { readonly timeZone?: string } {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return Intl.supportedValuesOf('timeZone').includes(timeZone) ? { timeZone } : {};
}
