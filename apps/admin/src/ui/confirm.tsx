import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { onceOverlaysAreReady } from './overlays-ready.ts';

type Question = {
  readonly title: string;
  /** What will be lost. */
  readonly body: string;
  /** What the button that goes on says. */
  readonly confirm: string;
  readonly onConfirm: () => void;
};

/** Asks before something is lost; the harmless answer has the focus. */
export function askFirst({ title, body, confirm, onConfirm }: Question): void {
  onceOverlaysAreReady(() => {
    modals.openConfirmModal({
      title,
      children: <Text size="sm">{body}</Text>,
      labels: { confirm, cancel: 'Cancel' },
      confirmProps: { color: 'red.9' },
      cancelProps: { 'data-autofocus': true },
      onConfirm,
    });
  });
}
