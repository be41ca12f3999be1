import { Paper, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMember } from '../../../lib/session/get-session.ts';
import { roleWords } from '../../../lib/session/role-words.ts';
import { Page } from '../../../ui/page.tsx';
import { AccountNameForm } from './account-name-form.tsx';
import { AccountPasswordForm } from './account-password-form.tsx';
import { SignOutEverywhere } from './sign-out-everywhere.tsx';

/** What members change about themselves. */
export function AccountPage() {
  const member = useMember();
  if (member === null) return null;
  return (
    <Page
      title="Your account"
      description={`You sign in as ${member.email}. Your role is ${roleWords[member.role].label.toLowerCase()}; owners decide about roles.`}
    >
      <Stack>
        <Part title="Name">
          <AccountNameForm key={member.name} name={member.name} />
        </Part>
        <Part title="Password">
          <AccountPasswordForm email={member.email} />
        </Part>
        <Part title="Other browsers">
          <SignOutEverywhere />
        </Part>
      </Stack>
    </Page>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  );
}
