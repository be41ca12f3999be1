import type { ExportPart, Store } from '@facet/protocol';
import { Box, Button, Group, Progress, Text } from '@mantine/core';
import { IconCheck, IconDownload } from '../../../ui/icons.ts';
import { useExport } from '../use-export.ts';

type Props = {
  readonly store: Store;
  readonly part: ExportPart;
  /** How many lines there are. */
  readonly total: number;
};

const words: Readonly<Record<ExportPart, { readonly label: string; readonly holds: string }>> = {
  store: {
    label: 'Settings',
    holds: 'The store, its settings, and which Klaviyo account it is connected to.',
  },
  experiences: {
    label: 'Experiences',
    holds: 'Each with all that it does and to whom, and its unpublished draft.',
  },
  assignments: { label: 'Assignments', holds: 'Which variation each known person was given.' },
  exposures: { label: 'Exposures', holds: 'Who was shown what, and when.' },
  events: { label: 'Events', holds: 'Page views of the last 90 days, carts, orders and your own events.' },
  activity: { label: 'Activity', holds: 'Every change that a member made to this store.' },
};

/** One part: what it holds, how much there is, and how far taking it along has come. */
export function ExportRow({ store, part, total }: Props) {
  const { label, holds } = words[part];
  const { lines, isPending, isSuccess, begin, cancel } = useExport(store, part);
  const share = total === 0 ? 100 : Math.min(100, (lines / total) * 100);
  return (
    <Box>
      <Group justify="space-between" gap="xs">
        <Box maw={620}>
          <Text fw={600}>{label}</Text>
          <Text size="sm" c="dimmed">
            {holds}
          </Text>
        </Box>
        <Group gap="xs">
          <Text size="sm" component="output" aria-label={`State of ${label}`}>
            {isPending
              ? `${lines.toLocaleString('en')} of ${total.toLocaleString('en')} lines`
              : `${isSuccess ? 'Saved, ' : ''}${total.toLocaleString('en')} ${total === 1 ? 'line' : 'lines'}`}
          </Text>
          {isPending ? (
            <Button size="xs" variant="default" onClick={cancel} aria-label={`Stop downloading ${label}`}>
              Stop
            </Button>
          ) : (
            <Button
              size="xs"
              variant="default"
              leftSection={isSuccess ? <IconCheck size={14} /> : <IconDownload size={14} />}
              onClick={begin}
              aria-label={`Download ${label}`}
            >
              Download
            </Button>
          )}
        </Group>
      </Group>
      {isPending ? <Progress value={share} mt={6} aria-label={`Progress of ${label}`} /> : null}
    </Box>
  );
}
