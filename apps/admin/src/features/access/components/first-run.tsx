import { Button, Code, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { findProblem } from '../../../lib/api/find-problem.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { createOwner } from '../api/create-owner.ts';
import { passwordRule, shortestPassword } from '../password-rules.ts';
import { EntryFrame } from './entry-frame.tsx';

/** Sets up the first member of a new installation. */
export function FirstRun() {
  const queryClient = useQueryClient();
  const [owner, setOwner] = useState({ setupCode: '', name: '', email: '', password: '' });
  const creation = useMutation({
    mutationFn: createOwner,
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const field = (name: keyof typeof owner) => ({
    required: true,
    value: owner[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setOwner((before) => ({ ...before, [name]: value }));
    },
    error: findProblem(creation.error, name),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate({ ...owner, setupCode: owner.setupCode.trim(), email: owner.email.trim() });
  };

  return (
    <EntryFrame
      title="Set up Facet"
      lead="This installation is new. You will be its owner: the one who connects Klaviyo and adds stores."
    >
      <form onSubmit={submit}>
        <Stack>
          {creation.isError ? <ErrorState error={creation.error} /> : null}
          <TextInput
            label="Set-up code"
            description={
              <Text span inherit>
                The server printed it when it started, on the line with{' '}
                <Code style={{ whiteSpace: 'nowrap' }}>set-up code</Code>. Look in the terminal or the log
                where Facet runs.
              </Text>
            }
            autoComplete="off"
            spellCheck={false}
            {...field('setupCode')}
          />
          <TextInput label="Your name" autoComplete="name" {...field('name')} />
          <TextInput label="E-mail" type="email" autoComplete="username" {...field('email')} />
          <PasswordInput
            label="Password"
            description={passwordRule}
            autoComplete="new-password"
            minLength={shortestPassword}
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
            {...field('password')}
          />
          <Button type="submit" loading={creation.isPending}>
            Create your account
          </Button>
        </Stack>
      </form>
    </EntryFrame>
  );
}
