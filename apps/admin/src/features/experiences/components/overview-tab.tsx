import type { ExperienceDefinition } from '@facet/engine';
import type { Experience } from '@facet/protocol';
import { List, Paper, Stack, Text, Title } from '@mantine/core';
import { useStore } from '../../../lib/stores/use-store.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { Quoted } from '../../../ui/trace/quoted.tsx';
import { When } from '../../../ui/when.tsx';
import { JudgementProvider } from '../judgement/judgement-provider.tsx';
import { AllWarnings } from '../judgement/warnings-at.tsx';
import { toOverviewLines } from '../overview-lines.ts';
import { useEditor } from './editor-context.tsx';
import { ExposureTable } from './exposure-table.tsx';

type Props = {
  readonly base: Experience;
  readonly definition: ExperienceDefinition;
  readonly onChange: (definition: ExperienceDefinition) => void;
};

/** Who sees it, where, and how many were shown what. */
export function OverviewTab({ base, definition, onChange }: Props) {
  const { catalogue, storeId } = useEditor();
  const { settings } = useStore();
  return (
    <Stack>
      {base.status === 'ended' ? null : (
        <JudgementProvider definition={definition} onChange={onChange}>
          <AllWarnings />
        </JudgementProvider>
      )}
      <Paper withBorder p="lg">
        <Title order={2} size="h4" mb="xs">
          In short
        </Title>
        <List size="sm" spacing={4} style={{ overflowWrap: 'anywhere' }}>
          {toOverviewLines(definition, catalogue.nameOf, settings.timeZone).map((line) => (
            <List.Item key={line}>
              <Quoted>{line}</Quoted>
            </List.Item>
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
        {base.status === 'running' ? (
          <Text size="sm" mt="sm">
            Does somebody see something else than you expect?{' '}
            <TextLink
              inherit
              underline="always"
              to="/stores/$storeId/inspect"
              params={{ storeId }}
              search={{ experience: base.id }}
            >
              Inspect a visitor
            </TextLink>{' '}
            tells why.
          </Text>
        ) : null}
      </Paper>
    </Stack>
  );
}
