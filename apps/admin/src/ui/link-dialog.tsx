import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { CopyField } from './copy-field.tsx';

type Props = {
  readonly title: string;
  /** What it is for, and that it is shown this once. */
  readonly lead: string;
  /** What is shown; while there is none, the dialog is closed. */
  readonly link: string | undefined;
  /** What is shown is called; a link when absent. */
  readonly label?: string;
  readonly onClose: () => void;
};

/** Something secret that is shown this once, to be copied. Only the button closes it: a slip would lose it. */
export function LinkDialog({ title, lead, link, label = 'link', onClose }: Props) {
  return (
    <Modal
      opened={link !== undefined}
      onClose={onClose}
      title={title}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack>
        <Text size="sm">{lead}</Text>
        <CopyField value={link ?? ''} label={label} />
        <Text size="sm" c="dimmed">
          It is shown this once. Facet keeps only a fingerprint of it.
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>I have copied it</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
