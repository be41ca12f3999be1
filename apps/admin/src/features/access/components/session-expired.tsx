import { Modal, Stack, Text } from '@mantine/core';
import { SignInForm } from './sign-in-form.tsx';

type Props = { readonly opened: boolean; readonly email: string };

/** Signing in again over the page, so that nothing typed is lost. */
export function SessionExpired({ opened, email }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="Please sign in again"
    >
      <Stack>
        <Text size="sm" c="dimmed">
          Your session has ended. The page behind stays as it is: after signing in, go on where you were. An
          experience saves itself then; what has a button to save it waits for you to press it.
        </Text>
        <SignInForm initialEmail={email} />
      </Stack>
    </Modal>
  );
}
