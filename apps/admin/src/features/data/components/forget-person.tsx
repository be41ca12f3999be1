import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { findProblem } from '../../../lib/api/find-problem.ts';
import { erasePerson } from '../../../lib/people/erase-person.ts';
import { toForgetQuestion } from '../../../lib/people/forget-words.ts';
import { readWho } from '../../../lib/people/typed-who.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { askFirst } from '../../../ui/confirm.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Forgotten } from '../../../ui/forgotten.tsx';
import { Section } from './section.tsx';

/** Has everything about one person erased, as somebody may ask who was a visitor of the store. */
export function ForgetPerson() {
  const storeId = useStoreId();
  const queryClient = useQueryClient();
  const [who, setWho] = useState('');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const erasure = useMutation({
    mutationFn: (sought: string) => erasePerson(storeId, { input: sought }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['stores', storeId] }),
  });
  const read = readWho(who);
  const refusal = findProblem(erasure.error, 'input');
  const findError = () => {
    if (!read.ok) return tried || who.trim() !== '' ? read.why : undefined;
    return erasure.variables === read.input ? refusal : undefined;
  };
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (read.ok) {
      const { input } = read;
      askFirst({
        ...toForgetQuestion(input),
        confirm: 'Forget',
        onConfirm: () => erasure.mutate(input),
      });
    } else field.current?.focus();
  };
  return (
    <Section
      title="Forget a person"
      lead="Erases everything that this store keeps about one visitor, also from the results. Their profile in Klaviyo stays: have it deleted there. Their own browser keeps what it remembers until they clear it; if they come back, Facet gets to know them anew."
    >
      <form onSubmit={ask} noValidate>
        <Stack>
          <Group align="flex-start" gap="sm">
            <TextInput
              ref={field}
              label="Who"
              description="A link of theirs from a Klaviyo e-mail (it has _kx in it), the _kx itself, or a visitor id."
              required
              maxLength={4000}
              autoComplete="off"
              spellCheck={false}
              style={{ flex: '1 1 320px', maxWidth: 620 }}
              value={who}
              error={findError()}
              onChange={(event) => {
                setWho(event.currentTarget.value);
                setTried(false);
              }}
            />
          </Group>
          <Group>
            <Button type="submit" variant="default" loading={erasure.isPending}>
              Forget this person
            </Button>
          </Group>
          {erasure.isError && refusal === undefined ? <ErrorState error={erasure.error} /> : null}
          {erasure.isSuccess ? <Forgotten erased={erasure.data.erased} /> : null}
        </Stack>
      </form>
    </Section>
  );
}
