import type { Inspection } from '@facet/protocol';
import { Badge, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExperienceDecision } from './experience-decision.tsx';
import { MembershipTable } from './membership-table.tsx';

const understood = {
  exchange_id: 'a Klaviyo identifier (_kx)',
  address: 'a link that carries a Klaviyo identifier (_kx)',
  visitor_id: 'the id of a visitor’s browser',
} as const;

const identities = {
  identified: { color: 'green', label: 'Identified' },
  unidentified: { color: 'gray', label: 'Not identified' },
  unreachable: { color: 'yellow', label: 'Klaviyo could not be asked' },
  pending: { color: 'blue', label: 'Still being looked up' },
} as const;

/** What was found out about a visitor, in the order in which it is decided. */
export function InspectionResult({ inspection }: { readonly inspection: Inspection }) {
  const { identity, memberships, experiences, segmentNames } = inspection;
  const look = identities[identity.state];
  const nameOf = (key: string) => segmentNames[key] ?? key;
  return (
    <Stack>
      <Paper withBorder p="lg">
        <Group gap="sm" mb="xs">
          <Title order={2} size="h4">
            Who it is
          </Title>
          <Badge color={look.color} variant="light" tt="none">
            {look.label}
          </Badge>
        </Group>
        <Text>What you typed was understood as {understood[inspection.understoodAs]}.</Text>
        {identity.steps.length === 0 ? null : (
          <List type="ordered" mt="sm" spacing={4}>
            {identity.steps.map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        )}
      </Paper>
      <Paper withBorder p="lg">
        <Title order={2} size="h4" mb="xs">
          Segments
        </Title>
        {memberships.length === 0 ? (
          <Text c="dimmed">No experience asks for a segment, so none was looked up.</Text>
        ) : (
          <MembershipTable memberships={memberships} />
        )}
      </Paper>
      <Title order={2} size="h4">
        Experiences
      </Title>
      {experiences.length === 0 ? (
        <EmptyState title="Nothing to decide">No test or personalization has been started yet.</EmptyState>
      ) : null}
      {experiences.map((experience) => (
        <ExperienceDecision key={experience.id} experience={experience} nameOf={nameOf} />
      ))}
    </Stack>
  );
}
