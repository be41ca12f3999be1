import { Button, Group, Modal, Text } from '@mantine/core';

type Blocker = {
  readonly status: 'idle' | 'blocked';
  readonly proceed?: (() => void) | undefined;
  readonly reset?: (() => void) | undefined;
};

/** Asks before a page with unsaved changes is left. */
export function UnsavedDialog({ blocker }: { readonly blocker: Blocker }) {
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title="Leave without saving?"
      closeButtonProps={{ 'aria-label': 'Stay on this page' }}
    >
      <Text size="sm">Your changes on this page are not saved yet. They are lost when you leave.</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => blocker.reset?.()} data-autofocus>
          Stay
        </Button>
        <Button color="red.9" onClick={() => blocker.proceed?.()}>
          Leave without saving
        </Button>
      </Group>
    </Modal>
  );
}
