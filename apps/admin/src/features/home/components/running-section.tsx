import type { Home } from '@facet/protocol';
import { Badge, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMayEdit } from '../../../lib/session/get-session.ts';
import { ButtonLink, TextLink } from '../../../ui/link-components.tsx';
import { Section } from './section.tsx';
import { Trend } from './trend.tsx';

type Props = { readonly running: Home['running']; readonly storeId: string };

/** What visitors see at the moment, and how many. */
export function RunningSection({ running, storeId }: Props) {
  const mayEdit = useMayEdit();
  if (running.total === 0) {
    return (
      <Section title="What runs">
        <Paper withBorder p="lg">
          <Stack align="flex-start" gap="sm">
            <Text size="sm" c="dimmed">
              Nothing runs at the moment: everybody sees the original pages.
            </Text>
            <ButtonLink to="/stores/$storeId/experiences" params={{ storeId }} variant="default">
              {mayEdit ? 'Go to experiences' : 'See experiences'}
            </ButtonLink>
          </Stack>
        </Paper>
      </Section>
    );
  }
  const all = (
    <TextLink
      underline="always"
      size="sm"
      to="/stores/$storeId/experiences"
      params={{ storeId }}
      search={{ status: 'running' }}
    >
      {running.total === 1 ? 'See it in the list' : `See all ${running.total.toLocaleString('en')}`}
    </TextLink>
  );
  return (
    <Section title="What runs" aside={all}>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {running.shown.map(({ id, name, kind, visitors, newVisitors }) => (
          <Paper key={id} withBorder p="md">
            <Group justify="space-between" wrap="nowrap" align="flex-end">
              <Stack gap={4} miw={0}>
                <TextLink
                  fw={600}
                  to="/stores/$storeId/experiences/$experienceId"
                  params={{ storeId, experienceId: id }}
                  style={{ overflowWrap: 'anywhere' }}
                >
                  <bdi>{name}</bdi>
                </TextLink>
                <Badge variant="light" color="gray" tt="none" miw="max-content">
                  {kind === 'test' ? 'Test' : 'Personalization'}
                </Badge>
                <Text size="sm">
                  {visitors === 0
                    ? 'Nobody was shown it in the last 7 days'
                    : `${visitors.toLocaleString('en')} ${visitors === 1 ? 'visitor' : 'visitors'} in the last 7 days`}
                </Text>
              </Stack>
              <Trend days={newVisitors} />
            </Group>
          </Paper>
        ))}
      </SimpleGrid>
    </Section>
  );
}
