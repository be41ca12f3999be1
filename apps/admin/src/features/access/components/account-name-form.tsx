import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { findMissing } from '../../../lib/people/entry-rules.ts';
import { sessionQuery } from '../../../lib/session/get-session.ts';
import { useFieldProblems } from '../../../lib/use-field-problems.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { changeAccount } from '../api/account.ts';

/** What others see beside what one did. */
export function AccountNameForm({ name }: { readonly name: string }) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(name);
  const change = useMutation({
    mutationFn: changeAccount,
    onSuccess: async () => {
      notifyDone('Your name is changed.');
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const { ref, problemOf, check, isElsewhere } = useFieldProblems(
    { name: findMissing(draft, 'Type your name.') },
    change.error,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!check()) return;
    change.mutate({ name: draft.trim() });
  };
  return (
    <form ref={ref} onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Your name"
          description="It stands beside what you change. Earlier entries keep the name that you had."
          autoComplete="name"
          required
          maxLength={100}
          maw={420}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          error={problemOf('name')}
        />
        {isElsewhere ? <ErrorState error={change.error} /> : null}
        <Group>
          <Button type="submit" variant="default" loading={change.isPending} disabled={draft.trim() === name}>
            Change the name
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
