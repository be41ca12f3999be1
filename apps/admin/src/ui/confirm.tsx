import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { onceOverlaysAreReady } from './overlays-ready.ts';
import { Quoted } from './trace/quoted.tsx';

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
      title: <Quoted>{title}</Quoted>,
      children: (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <Quoted>{body}</Quoted>
        </Text>
      ),
      labels: { confirm, cancel: 'Cancel' },
      confirmProps: { color: 'red.9' },
      cancelProps: { 'data-autofocus': true },
      onConfirm,
    });
  });
}
