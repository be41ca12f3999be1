import type { PreviewLink } from '@facet/protocol';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { toDateTime } from '../../../../lib/format/time.ts';
import { CopyField } from '../../../../ui/copy-field.tsx';

type Props = {
  /** The variation's. */
  readonly name: string;
  readonly link: PreviewLink | undefined;
  readonly pending: boolean;
  readonly disabled: boolean;
  readonly onCreate: () => void;
};

/** The room that a page has on usual devices, in CSS pixels. */
const windows = [
  { label: 'Phone', width: 390, height: 844 },
  { label: 'Tablet', width: 820, height: 1100 },
  { label: 'Desktop', width: 1280, height: 900 },
] as const;

/** One variation, and the link that shows it. */
export function PreviewRow({ name, link, pending, disabled, onCreate }: Props) {
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          <bdi>{name}</bdi>
        </Text>
        <Button
          variant="default"
          size="xs"
          style={{ flex: 'none' }}
          aria-label={`Preview link for ${name}`}
          loading={pending}
          disabled={disabled}
          onClick={onCreate}
        >
          Preview link
        </Button>
      </Group>
      {link === undefined ? null : (
        <Stack gap={6}>
          <CopyField value={link.url} label={`preview link for ${name}`} />
          <Text size="sm" c="dimmed">
            Works until {toDateTime(link.expiresAt)}.
          </Text>
          <Group gap="md">
            <Anchor size="sm" underline="always" href={link.url} target="_blank" rel="noreferrer">
              Open in a new tab
            </Anchor>
            {windows.map(({ label, width, height }) => (
              <Anchor
                key={label}
                component="button"
                type="button"
                size="sm"
                underline="always"
                aria-label={`Open at ${label.toLowerCase()} width`}
                onClick={() =>
                  window.open(link.url, '_blank', `popup,noreferrer,width=${width},height=${height}`)
                }
              >
                {label} ({width} px)
              </Anchor>
            ))}
          </Group>
        </Stack>
      )}
    </Stack>
  );
}
