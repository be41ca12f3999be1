import type { ExperienceDefinition } from '@facet/engine';
import { List, Paper, Title } from '@mantine/core';
import { useStore } from '../../../../lib/stores/use-store.ts';
import { Quoted } from '../../../../ui/trace/quoted.tsx';
import { toOverviewLines } from '../../overview-lines.ts';
import { useEditor } from '../editor-context.tsx';

/** The whole targeting in plain words, as it stands at the moment. */
export function ReadBack({ definition }: { readonly definition: ExperienceDefinition }) {
  const { catalogue } = useEditor();
  const { timeZone } = useStore().settings;
  const { goals: _, ...targeting } = definition;
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="read-back-title">
      <Title order={2} size="h4" id="read-back-title" mb="xs">
        All of it in words
      </Title>
      <List size="sm" spacing={4} style={{ overflowWrap: 'anywhere' }}>
        {toOverviewLines(targeting, catalogue.nameOf, timeZone).map((line, index) => (
          // Two rows may read alike.
          <List.Item key={`${index + 1} ${line}`}>
            <Quoted>{line}</Quoted>
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}
