import type { ExperienceDefinition } from '@facet/engine';
import type { Experience } from '@facet/protocol';
import { Alert, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useStore } from '../../../lib/stores/use-store.ts';
import { IconAlertTriangle } from '../../../ui/icons.ts';
import { When } from '../../../ui/when.tsx';
import { toOverviewLines } from '../overview-lines.ts';
import { useEditor } from './editor-context.tsx';
import { ExposureTable } from './exposure-table.tsx';

type Props = { readonly base: Experience; readonly definition: ExperienceDefinition };

/** Who sees it, where, and how many were shown what. */
export function OverviewTab({ base, definition }: Props) {
  const { catalogue } = useEditor();
  const { settings } = useStore();
  return (
    <Stack>
      {base.warnings.length === 0 ? null : (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="Worth knowing">
          <List size="sm">
            {base.warnings.map(({ code, message }) => (
              <List.Item key={`${code} ${message}`}>{message}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Paper withBorder p="lg">
        <Title order={2} size="h4" mb="xs">
          In short
        </Title>
        <List spacing={4} style={{ overflowWrap: 'anywhere' }}>
          {toOverviewLines(definition, catalogue.nameOf, settings.timeZone).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
        <Text size="sm" c="dimmed" mt="sm">
          {base.startedAt === null ? (
            'Not started yet.'
          ) : (
            <>
              Started <When at={base.startedAt} />.
            </>
          )}{' '}
          {base.endedAt === null ? null : (
            <>
              Ended <When at={base.endedAt} />.
            </>
          )}
        </Text>
      </Paper>
      <Paper withBorder p="lg">
        <Title order={2} size="h4" mb="xs">
          Shown so far
        </Title>
        <ExposureTable experience={base} />
      </Paper>
    </Stack>
  );
}
