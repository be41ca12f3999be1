import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { findProblem } from '../../../lib/api/find-problem.ts';
import { sessionQuery } from '../../../lib/session/get-session.ts';
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ name: draft.trim() });
  };
  return (
    <form onSubmit={submit}>
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
          error={findProblem(change.error, 'name')}
        />
        {change.isError ? <ErrorState error={change.error} /> : null}
        <Group>
          <Button
            type="submit"
            variant="default"
            loading={change.isPending}
            disabled={draft.trim() === '' || draft.trim() === name}
          >
            Change the name
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
