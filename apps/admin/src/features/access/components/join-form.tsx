import type { Entry } from '@facet/protocol';
import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { endExpiry } from '../../../lib/api/session-expiry.ts';
import { findMissing, findNewPasswordProblem } from '../../../lib/people/entry-rules.ts';
import { sessionQuery, useMember } from '../../../lib/session/get-session.ts';
import { roleWords } from '../../../lib/session/role-words.ts';
import { useFieldProblems } from '../../../lib/use-field-problems.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { enter } from '../api/entry-link.ts';
import { EntryFrame } from './entry-frame.tsx';
import { NewPasswordInput } from './new-password-input.tsx';

type Props = { readonly secret: string; readonly entry: Entry };

/** Name and password of whoever joins, or the new password of a member. */
export function JoinForm({ secret, entry }: Props) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const present = useMember();
  const joins = entry.kind === 'invitation';
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const entering = useMutation({
    mutationFn: enter,
    onSuccess: async () => {
      endExpiry();
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await navigate({ to: '/', replace: true });
    },
  });
  const { ref, problemOf, check, isElsewhere } = useFieldProblems(
    {
      name: joins ? findMissing(name, 'Type your name.') : undefined,
      password: findNewPasswordProblem(password),
    },
    entering.error,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!check()) return;
    entering.mutate({ secret, password, ...(joins ? { name: name.trim() } : {}) });
  };
  const role = entry.role === null ? undefined : roleWords[entry.role];
  return (
    <EntryFrame
      title={joins ? 'Join Facet' : 'Set a new password'}
      lead={
        joins
          ? `You are invited. Your role: ${role?.label ?? ''}. ${role?.may ?? ''}`
          : 'Afterwards you are signed in here, and signed out of all other browsers.'
      }
    >
      <form ref={ref} onSubmit={submit} noValidate>
        <Stack>
          {present !== null && present.email !== entry.email ? (
            <Alert color="gray">
              In this browser <bdi>{present.name}</bdi> is signed in. Going on signs you in instead.
            </Alert>
          ) : null}
          <TextInput
            label="E-mail"
            description="With it you sign in."
            type="email"
            autoComplete="username"
            readOnly
            value={entry.email}
          />
          {joins ? (
            <TextInput
              label="Your name"
              autoComplete="name"
              required
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={problemOf('name')}
            />
          ) : null}
          <NewPasswordInput
            label={joins ? 'Password' : 'New password'}
            value={password}
            onChange={setPassword}
            error={problemOf('password')}
          />
          {isElsewhere ? <ErrorState error={entering.error} /> : null}
          <Button type="submit" loading={entering.isPending}>
            {joins ? 'Join' : 'Set the password'}
          </Button>
        </Stack>
      </form>
    </EntryFrame>
  );
}
