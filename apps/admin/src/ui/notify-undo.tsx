import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { showNotification } from './show-notification.ts';

const stayMs = 12_000;

/** Says that something was done that can be taken back, and offers that. */
export function notifyUndoable(message: ReactNode, onUndo: () => void): void {
  const id = showNotification({
    color: 'green',
    autoClose: stayMs,
    message: (
      <Group justify="space-between" gap="xs">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {message}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}
