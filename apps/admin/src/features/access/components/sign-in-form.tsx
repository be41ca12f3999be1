import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../../../lib/api/api-error.ts';
import { endExpiry } from '../../../lib/api/session-expiry.ts';
import { findEmailProblem, findMissing } from '../../../lib/people/entry-rules.ts';
import { useFieldProblems } from '../../../lib/use-field-problems.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { PasswordField } from '../../../ui/password-field.tsx';
import { signIn } from '../api/sign-in.ts';

type Props = {
  /** Filled in where it is known who was at work. */
  readonly initialEmail?: string;
};

/** E-mail and password. Afterwards everything on the page is asked for anew. */
export function SignInForm({ initialEmail = '' }: Props) {
  const queryClient = useQueryClient();
  const [email, setEmail] = useState(initialEmail);
  const [password, setPassword] = useState('');
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: async () => {
      endExpiry();
      await queryClient.invalidateQueries();
    },
  });
  const { ref, problemOf, check, isElsewhere } = useFieldProblems(
    { email: findEmailProblem(email), password: findMissing(password, 'Type your password.') },
    attempt.error,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!check()) return;
    attempt.mutate({ email: email.trim(), password });
  };

  return (
    <form ref={ref} onSubmit={submit} noValidate>
      <Stack>
        {isElsewhere ? <ErrorState error={toPlain(attempt.error)} /> : null}
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          value={email}
          error={problemOf('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
          data-autofocus={initialEmail === '' ? true : undefined}
        />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          required
          value={password}
          error={problemOf('password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
          data-autofocus={initialEmail === '' ? undefined : true}
        />
        <Button type="submit" loading={attempt.isPending}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}

/** A limit is there for the member's sake; the server's own words are for programs. */
function toPlain(error: unknown): unknown {
  if (!(error instanceof ApiError) || error.code !== 'rate_limited') return error;
  const seconds = /\d+/.exec(error.message)?.[0];
  return new ApiError({
    code: error.code,
    status: error.status,
    title: 'Too many attempts',
    detail: `To protect accounts against guessing, nobody can sign in from here for ${seconds === undefined ? 'a while' : `${seconds} seconds`}. Then try again; what you typed stays.`,
  });
}
