import { Paper, Stack } from '@mantine/core';
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
        <Paper withBorder p="lg">
          <AccountNameForm key={member.name} name={member.name} />
        </Paper>
        <Paper withBorder p="lg">
          <AccountPasswordForm email={member.email} />
        </Paper>
        <Paper withBorder p="lg">
          <SignOutEverywhere />
        </Paper>
      </Stack>
    </Page>
  );
}
