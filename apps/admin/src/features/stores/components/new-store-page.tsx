import { guessCurrency } from '@facet/protocol';
import { Button, Group, NativeSelect, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useMayOwn } from '../../../lib/session/get-session.ts';
import { storesQuery } from '../../../lib/stores/list-stores.ts';
import { useFieldProblems } from '../../../lib/use-field-problems.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { createStore } from '../api/create-store.ts';
import { listCurrencies } from '../currencies.ts';
import { readOrigins } from '../origins.ts';
import { findNewStoreProblems } from '../setting-problems.ts';
import { listTimeZones } from '../time-zones.ts';
import { OriginsInput } from './origins-input.tsx';

/** Adds a store; the first thing after setting up. */
export function NewStorePage() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const mayOwn = useMayOwn();
  const [name, setName] = useState('');
  const [addresses, setAddresses] = useState('');
  const [timeZone, setTimeZone] = useState(findTimeZone);
  const [chosenCurrency, setCurrency] = useState<string>();
  const { origins } = readOrigins(addresses);
  const currency = chosenCurrency ?? guessCurrency(origins);
  const creation = useMutation({
    mutationFn: createStore,
    onSuccess: async (store) => {
      queryClient.setQueryData(storesQuery.queryKey, (list) => [...(list ?? []), store]);
      await queryClient.invalidateQueries({ queryKey: storesQuery.queryKey, exact: true });
      await navigate({ to: '/stores/$storeId/install', params: { storeId: store.id } });
    },
  });
  const { ref, problemOf, check } = useFieldProblems(findNewStoreProblems(name, addresses), null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (check()) creation.mutate({ name: name.trim(), origins: [...origins], timeZone, currency });
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
        <form ref={ref} onSubmit={submit} noValidate>
          <Stack>
            {creation.isError ? <ErrorState error={creation.error} /> : null}
            <TextInput
              label="Name"
              description="As you call it; visitors never see it."
              required
              maxLength={100}
              value={name}
              error={problemOf('name')}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <OriginsInput
              value={addresses}
              onChange={setAddresses}
              error={problemOf('originLines')}
              required
            />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <NativeSelect
                label="Time zone"
                description="That of this browser, unless you choose."
                data={listTimeZones(timeZone)}
                value={timeZone}
                onChange={(event) => setTimeZone(event.currentTarget.value)}
              />
              <NativeSelect
                label="Currency"
                description="As the addresses suggest, unless you choose."
                data={[...listCurrencies(currency)]}
                value={currency}
                onChange={(event) => setCurrency(event.currentTarget.value)}
              />
            </SimpleGrid>
            <Text size="sm" c="dimmed">
              Time zone and currency can be changed later, in Settings.
            </Text>
            <Group>
              <Button type="submit" loading={creation.isPending}>
                Add the store
              </Button>
            </Group>
          </Stack>
        </form>
      </Paper>
    </Page>
  );
}

/** The store most likely lives by the clock of whoever adds it; a clock that nobody knows is none. */
function findTimeZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return Intl.supportedValuesOf('timeZone').includes(timeZone) ? timeZone : 'UTC';
}
