import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { CopyField } from '../../../ui/copy-field.tsx';
import type { Draft } from '../draft/rebase.ts';

type Props = {
  readonly conflict: boolean;
  readonly draft: Draft;
  readonly onReload: () => void;
  readonly onKeep: () => void;
};

/** Somebody else saved in between: nothing is overwritten, and nothing typed is lost. */
export function ConflictDialog({ conflict, draft, onReload, onKeep }: Props) {
  return (
    <Modal
      opened={conflict}
      onClose={onKeep}
      title="Somebody else saved in the meantime"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack>
        <Text size="sm">
          Your version was not saved, so that theirs is not overwritten. Load theirs and repeat your changes
          on top; copy yours first if there is much of it.
        </Text>
        <details>
          <summary>Your version, to copy</summary>
          <div style={{ maxHeight: 320, overflow: 'auto', marginTop: 8 }}>
            <CopyField value={JSON.stringify(draft, null, 2)} label="your version" />
          </div>
        </details>
        <Group justify="flex-end">
          <Button variant="default" onClick={onKeep}>
            Go on with mine, unsaved
          </Button>
          <Button onClick={onReload}>Load theirs</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
