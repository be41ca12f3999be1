import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { findMissing, findNewPasswordProblem } from '../../../lib/people/entry-rules.ts';
import { useFieldProblems } from '../../../lib/use-field-problems.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { PasswordField } from '../../../ui/password-field.tsx';
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
  const { ref, problemOf, check, isElsewhere } = useFieldProblems(
    {
      present: findMissing(draft.present, 'Type the password that you sign in with now.'),
      password: findNewPasswordProblem(draft.password),
    },
    change.error,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!check()) return;
    change.mutate(draft);
  };
  return (
    <form ref={ref} onSubmit={submit} noValidate>
      <Stack maw={420}>
        {/* Password managers need to know whose password it is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label="Present password"
          autoComplete="current-password"
          required
          maxLength={200}
          value={draft.present}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setDraft((before) => ({ ...before, present: value }));
          }}
          error={problemOf('present')}
        />
        <NewPasswordInput
          label="New password"
          value={draft.password}
          onChange={(password) => setDraft((before) => ({ ...before, password }))}
          error={problemOf('password')}
        />
        {isElsewhere ? <ErrorState error={change.error} /> : null}
        <Group>
          <Button type="submit" variant="default" loading={change.isPending}>
            Change the password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
