import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { findProblem } from '../../../lib/api/find-problem.ts';
import { focusWrong } from '../../../lib/focus-wrong.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { changePassword } from '../api/account.ts';
import { NewPasswordInput } from './new-password-input.tsx';

const empty = { present: '', password: '' };

/** A new password, for whoever knows the present one. */
export function AccountPasswordForm({ email }: { readonly email: string }) {
  const [draft, setDraft] = useState(empty);
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      setDraft(empty);
      notifyDone('Your password is changed. Other browsers are signed out.');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(draft);
  };
  const problems = {
    present: findProblem(change.error, 'present'),
    password: findProblem(change.error, 'password'),
  };
  const isTold = problems.present !== undefined || problems.password !== undefined;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (change.isError) focusWrong(form.current);
  }, [change.isError]);
  return (
    <form onSubmit={submit} ref={form}>
      <Stack maw={420}>
        {/* Password managers need to know whose password it is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label="Present password"
          autoComplete="current-password"
          required
          maxLength={200}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
          value={draft.present}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setDraft((before) => ({ ...before, present: value }));
          }}
          error={problems.present}
        />
        <NewPasswordInput
          label="New password"
          value={draft.password}
          onChange={(password) => setDraft((before) => ({ ...before, password }))}
          error={problems.password}
        />
        {change.isError && !isTold ? <ErrorState error={change.error} /> : null}
        <Group>
          <Button type="submit" variant="default" loading={change.isPending}>
            Change the password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
