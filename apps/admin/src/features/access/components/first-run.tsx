import { Button, Code, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { findEmailProblem, findMissing, findNewPasswordProblem } from '../../../lib/people/entry-rules.ts';
import { useFieldProblems } from '../../../lib/use-field-problems.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { createOwner } from '../api/create-owner.ts';
import { EntryFrame } from './entry-frame.tsx';
import { NewPasswordInput } from './new-password-input.tsx';

/** Sets up the first member of a new installation. */
export function FirstRun() {
  const queryClient = useQueryClient();
  const [owner, setOwner] = useState({ setupCode: '', name: '', email: '', password: '' });
  const creation = useMutation({
    mutationFn: createOwner,
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const { ref, problemOf, check, isElsewhere } = useFieldProblems(
    {
      setupCode: findMissing(owner.setupCode, 'Type the set-up code.'),
      name: findMissing(owner.name, 'Type your name.'),
      email: findEmailProblem(owner.email),
      password: findNewPasswordProblem(owner.password),
    },
    creation.error,
  );
  const change = (name: keyof typeof owner, value: string) => {
    setOwner((before) => ({ ...before, [name]: value }));
    creation.reset();
  };
  const field = (name: keyof typeof owner) => ({
    required: true,
    value: owner[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      change(name, event.currentTarget.value);
    },
    error: problemOf(name),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!check()) return;
    creation.mutate({ ...owner, setupCode: owner.setupCode.trim(), email: owner.email.trim() });
  };

  return (
    <EntryFrame
      title="Set up Facet"
      lead="This installation is new. You will be its owner: the one who connects Klaviyo and adds stores."
    >
      <form ref={ref} onSubmit={submit} noValidate>
        <Stack>
          {isElsewhere ? <ErrorState error={creation.error} /> : null}
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
          <TextInput label="Your name" autoComplete="name" maxLength={100} {...field('name')} />
          <TextInput label="E-mail" type="email" autoComplete="username" {...field('email')} />
          <NewPasswordInput
            label="Password"
            value={owner.password}
            onChange={(password) => change('password', password)}
            error={problemOf('password')}
          />
          <Button type="submit" loading={creation.isPending}>
            Create your account
          </Button>
        </Stack>
      </form>
    </EntryFrame>
  );
}
