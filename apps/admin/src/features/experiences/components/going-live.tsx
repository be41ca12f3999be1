import type { ExperienceDefinition } from '@facet/engine';
import { Anchor, List, Stack, Text, Title } from '@mantine/core';
import { useStore } from '../../../lib/stores/use-store.ts';
import { Quoted } from '../../../ui/trace/quoted.tsx';
import { listGoingLive } from '../draft/going-live.ts';
import { useEditor } from './editor-context.tsx';

const most = 30;

type Props = {
  readonly definition: ExperienceDefinition;
  /** Goes to the part of the definition that decides it. */
  readonly onGo: (path: string) => void;
};

/** All that begins with the first start, each with the way to where it is decided. */
export function GoingLive({ definition, onGo }: Props) {
  const { catalogue } = useEditor();
  const { timeZone } = useStore().settings;
  const to = (path: string, label: string) => (
    <Anchor component="button" type="button" inherit underline="always" onClick={() => onGo(path)}>
      {label}
    </Anchor>
  );
  return (
    <section>
      <Title order={3} size="h5" mb={4}>
        What goes live
      </Title>
      <Stack gap="xs">
        {listGoingLive(definition, catalogue.nameOf, timeZone).map(({ path, title, lines }) => (
          <div key={path}>
            <Text size="sm" fw={600}>
              {to(path, title)}
            </Text>
            <List size="sm" spacing={2} style={{ overflowWrap: 'anywhere' }}>
              {lines.slice(0, most).map((line, index) => (
                // Two rows, and two changes, may read alike.
                <List.Item key={`${index + 1} ${line}`}>
                  <Quoted>{line}</Quoted>
                </List.Item>
              ))}
              {lines.length > most ? <List.Item>and {lines.length - most} more</List.Item> : null}
              {path === 'audience' && definition.audience.type === 'everyone' ? (
                <List.Item>For a segment alone, say so under {to(path, 'Targeting')}.</List.Item>
              ) : null}
            </List>
          </div>
        ))}
      </Stack>
    </section>
  );
}
