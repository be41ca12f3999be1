import type { Member } from '@facet/protocol';
import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { findEmailProblem } from '../../../lib/people/entry-rules.ts';
import { roleOptions, roleWords, toRole } from '../../../lib/session/role-words.ts';
import { useFieldProblems } from '../../../lib/use-field-problems.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LinkDialog } from '../../../ui/link-dialog.tsx';
import { invite, membersKey } from '../api/members.ts';

type Props = { readonly opened: boolean; readonly onClose: () => void };

/** Whom to invite and as what; then the link to hand over. */
export function InviteDialog({ opened, onClose }: Props) {
  const queryClient = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Member['role']>('editor');
  const [made, setMade] = useState<{ readonly url: string; readonly email: string }>();
  const invitation = useMutation({
    mutationFn: invite,
    onSuccess: async ({ url }, sent) => {
      setMade({ url, email: sent.email });
      setEmail('');
      onClose();
      await queryClient.invalidateQueries({ queryKey: membersKey });
    },
  });
  const { ref, problemOf, check, isElsewhere } = useFieldProblems(
    { email: findEmailProblem(email) },
    invitation.error,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!check()) return;
    invitation.mutate({ email: email.trim(), role });
  };
  return (
    <>
      <Modal opened={opened} onClose={onClose} title="Invite somebody">
        <form ref={ref} onSubmit={submit} noValidate>
          <Stack>
            <TextInput
              label="E-mail"
              description="They sign in with it. Facet sends no e-mail: you get a link to hand over."
              type="email"
              required
              maxLength={254}
              data-autofocus
              value={email}
              error={problemOf('email')}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Radio.Group label="Role" value={role} onChange={(value) => setRole(toRole(value))}>
              <Stack gap="xs" mt="xs">
                {roleOptions.map(({ value, label }) => (
                  <Radio key={value} value={value} label={label} description={roleWords[value].may} />
                ))}
              </Stack>
            </Radio.Group>
            {isElsewhere ? <ErrorState error={invitation.error} /> : null}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={invitation.isPending}>
                Make the link
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
      <LinkDialog
        title="The invitation is ready"
        lead={`Send this link to ${made?.email ?? ''} yourself. Whoever opens it joins: it works once and for 7 days.`}
        link={made?.url}
        onClose={() => setMade(undefined)}
      />
    </>
  );
}
