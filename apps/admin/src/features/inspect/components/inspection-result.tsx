import type { Inspection } from '@facet/protocol';
import { Badge, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
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

type Props = {
  readonly inspection: Inspection;
  /** Whether anything about the visitor was made up for it. */
  readonly pretended: boolean;
  /** What can be done about the visitor. */
  readonly action?: ReactNode;
};

/** What was found out about a visitor, in the order in which it is decided. */
export function InspectionResult({ inspection, pretended, action }: Props) {
  const { identity, memberships, experiences, segmentNames } = inspection;
  const look = identities[identity.state];
  const names = {
    ofSegment: (key: string) => segmentNames[key] ?? key,
    ofExperience: (id: string) => experiences.find((experience) => experience.id === id)?.name ?? id,
  };
  return (
    <Stack>
      <Paper withBorder p="lg">
        <Group justify="space-between" mb="xs">
          <Group gap="sm">
            <Title order={2} size="h4">
              Who it is
            </Title>
            <Badge color={look.color} variant="light" tt="none">
              {look.label}
            </Badge>
            {pretended ? (
              <Badge color="yellow" variant="light" tt="none">
                Pretended
              </Badge>
            ) : null}
          </Group>
          {action}
        </Group>
        {pretended ? (
          <Text mb="xs">
            What you pretended is taken for true below. The visitor sees this only if it really is.
          </Text>
        ) : null}
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
        {pretended ? (
          <Text size="sm" c="dimmed" mb="xs">
            As Klaviyo says. A segment that you pretended is decided by that instead.
          </Text>
        ) : null}
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
        <ExperienceDecision key={experience.id} experience={experience} names={names} />
      ))}
    </Stack>
  );
}
