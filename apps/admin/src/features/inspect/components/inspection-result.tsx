import { Badge, Group, List, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Look } from '../look.ts';
import { isPretended } from '../pretence.ts';
import { identityWords, understoodWords } from '../words.ts';
import { ExperienceDecisions } from './experience-decisions.tsx';
import { MembershipTable } from './membership-table.tsx';
import { PretendedList } from './pretended-list.tsx';

const colors = { identified: 'green', unidentified: 'gray', unreachable: 'yellow', pending: 'blue' } as const;

type Props = {
  readonly look: Look;
  /** The experience that somebody comes from: it stands first. */
  readonly first: string | undefined;
  /** What can be done about the visitor. */
  readonly action?: ReactNode;
};

/** What was found out about a visitor, in the order in which it is decided. */
export function InspectionResult({ look, first, action }: Props) {
  const { inspection, request } = look;
  const { identity, memberships } = inspection;
  const pretended = isPretended(request);
  return (
    <>
      <Paper withBorder p="lg">
        <Group justify="space-between" mb="xs">
          <Group gap="sm">
            <Title order={2} size="h4">
              Who it is
            </Title>
            <Badge color={colors[identity.state]} variant="light" tt="none">
              {identityWords[identity.state]}
            </Badge>
            {pretended ? (
              <Badge color="yellow" variant="light" tt="none">
                Pretended
              </Badge>
            ) : null}
          </Group>
          {action}
        </Group>
        {pretended ? <PretendedList look={look} /> : null}
        <Text size="sm">What you typed was understood as {understoodWords[inspection.understoodAs]}.</Text>
        {identity.steps.length === 0 ? null : (
          <List type="ordered" size="sm" mt="sm" spacing={4} style={{ overflowWrap: 'anywhere' }}>
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
          <Text size="sm" c="dimmed">
            No experience asks for a segment, so none was looked up.
          </Text>
        ) : (
          <MembershipTable memberships={memberships} />
        )}
      </Paper>
      <ExperienceDecisions inspection={inspection} first={first} />
    </>
  );
}
