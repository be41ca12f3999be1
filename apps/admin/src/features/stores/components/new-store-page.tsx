import { Button, Group, NativeSelect, Paper, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { focusWrong } from '../../../lib/focus-wrong.ts';
import { useMayOwn } from '../../../lib/session/get-session.ts';
import { storesQuery } from '../../../lib/stores/list-stores.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { Page } from '../../../ui/page.tsx';
import { createStore } from '../api/create-store.ts';
import { listCurrencies, toCurrencyWords } from '../currencies.ts';
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
  const [currency, setCurrency] = useState('');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const problems = findNewStoreProblems(name, addresses);
  const shown = tried ? problems : {};
  const creation = useMutation({
    mutationFn: createStore,
    onSuccess: async (store) => {
      queryClient.setQueryData(storesQuery.queryKey, (list) => [...(list ?? []), store]);
      await queryClient.invalidateQueries({ queryKey: storesQuery.queryKey, exact: true });
      const { settings } = store;
      notifyDone(
        `“${store.name}” is added. Its time zone is ${settings.timeZone}, its currency ${toCurrencyWords(settings.currency)}. Both can be changed in Settings.`,
      );
      await navigate({ to: '/stores/$storeId/install', params: { storeId: store.id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // What is wrong is marked first, so that it can be led to.
    flushSync(() => setTried(true));
    if (Object.keys(problems).length > 0) focusWrong(form.current);
    else {
      const chosen = currency === '' ? {} : { currency };
      creation.mutate({
        name: name.trim(),
        origins: [...readOrigins(addresses).origins],
        timeZone,
        ...chosen,
      });
    }
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
        <form onSubmit={submit} ref={form} noValidate>
          <Stack>
            {creation.isError ? <ErrorState error={creation.error} /> : null}
            <TextInput
              label="Name"
              description="As you call it; visitors never see it."
              required
              maxLength={100}
              value={name}
              error={shown.name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <OriginsInput value={addresses} onChange={setAddresses} error={shown.originLines} required />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <NativeSelect
                label="Time zone"
                description="By which schedules and days go. Chosen is that of this browser."
                data={listTimeZones(timeZone)}
                value={timeZone}
                onChange={(event) => setTimeZone(event.currentTarget.value)}
              />
              <NativeSelect
                label="Currency"
                description="In which the store sells."
                data={[{ value: '', label: 'As the addresses suggest' }, ...listCurrencies('USD')]}
                value={currency}
                onChange={(event) => setCurrency(event.currentTarget.value)}
              />
            </SimpleGrid>
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
