import type { Segment } from '@facet/protocol';
import { Badge, Group, Stack, Table, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconStarFilled } from '../../../ui/icons.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { MemberCount } from './member-count.tsx';

const states = {
  active: { color: 'green', label: 'Active', meaning: 'Klaviyo keeps it up to date.' },
  inactive: {
    color: 'gray',
    label: 'Inactive',
    meaning: 'Switched off in Klaviyo: nobody joins or leaves it. Switch it on there to use it.',
  },
  processing: {
    color: 'yellow',
    label: 'Processing',
    meaning: 'Klaviyo is still working out who is in it. Until then nobody counts as in or out.',
  },
} as const;

const gone = {
  color: 'red',
  label: 'Deleted in Klaviyo',
  meaning: 'It is still used here, and nobody matches it any more. Choose another one where it is used.',
} as const;

type Props = { readonly storeId: string; readonly segment: Segment };

/** One segment: what it is called, how it is doing, how large it is, where it is used. */
export function SegmentRow({ storeId, segment }: Props) {
  const state = segment.exists ? states[segment.state] : gone;
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          {segment.starred ? (
            <Tooltip label="Starred in Klaviyo">
              <Text span c="yellow.7" lh={0}>
                <IconStarFilled size={16} aria-hidden />
                <VisuallyHidden>Starred in Klaviyo: </VisuallyHidden>
              </Text>
            </Tooltip>
          ) : null}
          <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
            {segment.name}
          </Text>
        </Group>
      </Table.Td>
      <Table.Td maw={260} data-label="State">
        <Badge color={state.color} variant="light" tt="none">
          {state.label}
        </Badge>
        {state.label === 'Active' ? null : (
          <Text size="sm" c="dimmed">
            {state.meaning}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label="Members">
        {segment.exists ? <MemberCount storeId={storeId} segment={segment} /> : <span>–</span>}
      </Table.Td>
      <Table.Td data-label="Used in">
        {segment.usedBy.length === 0 ? (
          <Text size="sm" c="dimmed">
            Nowhere
          </Text>
        ) : (
          <Stack gap={2}>
            {segment.usedBy.map((user) => (
              <TextLink
                key={user.id}
                size="sm"
                to="/stores/$storeId/experiences/$experienceId"
                params={{ storeId, experienceId: user.id }}
                search={{ tab: 'targeting' }}
              >
                {user.name}
              </TextLink>
            ))}
          </Stack>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
