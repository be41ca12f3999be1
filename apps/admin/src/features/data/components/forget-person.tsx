import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { erasePerson } from '../../../lib/people/erase-person.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { askFirst } from '../../../ui/confirm.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Forgotten } from '../../../ui/forgotten.tsx';
import { Section } from './section.tsx';

/** Has everything about one person erased, as somebody may ask who was a visitor of the store. */
export function ForgetPerson() {
  const storeId = useStoreId();
  const queryClient = useQueryClient();
  const [input, setInput] = useState('');
  const erasure = useMutation({
    mutationFn: (sought: string) => erasePerson(storeId, { input: sought }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['stores', storeId] }),
  });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    askFirst({
      title: 'Forget this person?',
      body: 'Facet erases for good whose Klaviyo profile it is, the segments they are in, the variations they were given, and their visits and orders in the results of experiences. It cannot be undone.',
      confirm: 'Forget',
      onConfirm: () => erasure.mutate(input.trim()),
    });
  };
  return (
    <Section
      title="Forget a person"
      lead="Erases everything that this store keeps about one visitor, also from the results. Their profile in Klaviyo stays: have it deleted there. Their own browser keeps what it remembers until they clear it; if they come back, Facet gets to know them anew."
    >
      <form onSubmit={ask}>
        <Stack>
          <Group align="flex-end" gap="sm">
            <TextInput
              label="Who"
              description="A link of theirs from a Klaviyo e-mail (it has _kx in it), the _kx itself, or a visitor id."
              required
              maxLength={4000}
              autoComplete="off"
              spellCheck={false}
              style={{ flex: '1 1 320px', maxWidth: 620 }}
              value={input}
              onChange={(event) => setInput(event.currentTarget.value)}
            />
            <Button
              type="submit"
              variant="default"
              loading={erasure.isPending}
              disabled={input.trim() === ''}
            >
              Forget this person
            </Button>
          </Group>
          {erasure.isError ? <ErrorState error={erasure.error} /> : null}
          {erasure.isSuccess ? <Forgotten erased={erasure.data.erased} /> : null}
        </Stack>
      </form>
    </Section>
  );
}
