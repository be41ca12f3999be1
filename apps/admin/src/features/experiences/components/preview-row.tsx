import type { PreviewLink } from '@facet/protocol';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { CopyField } from '../../../ui/copy-field.tsx';

type Props = {
  /** The variation's. */
  readonly name: string;
  readonly link: PreviewLink | undefined;
  readonly pending: boolean;
  readonly onCreate: () => void;
};

/** One variation, and the link that shows it. */
export function PreviewRow({ name, link, pending, onCreate }: Props) {
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap">
        <Text style={{ overflowWrap: 'anywhere' }}>{name}</Text>
        <Button
          variant="default"
          size="xs"
          style={{ flex: 'none' }}
          aria-label={`Preview link for ${name}`}
          loading={pending}
          onClick={onCreate}
        >
          Preview link
        </Button>
      </Group>
      {link === undefined ? null : (
        <div>
          <CopyField value={link.url} label={`preview link for ${name}`} />
          <Anchor size="sm" underline="always" href={link.url} target="_blank" rel="noreferrer">
            Open in a new tab
          </Anchor>
        </div>
      )}
    </Stack>
  );
}
