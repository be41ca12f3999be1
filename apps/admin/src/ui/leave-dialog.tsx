import { Button, Group, Modal, Text } from '@mantine/core';

/** What keeps somebody on the page, as the router tells it. */
export type Blocker = {
  readonly status: 'idle' | 'blocked';
  readonly proceed?: (() => void) | undefined;
  readonly reset?: (() => void) | undefined;
};

/** Asks whether the page is left with its unsaved changes. */
export function LeaveDialog({ blocker }: { readonly blocker: Blocker }) {
  return (
    <Modal
      opened
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
