import type { Segment } from '@facet/protocol';
import { Stack, Text } from '@mantine/core';
import { TextLink } from '../../../ui/link-components.tsx';

const mostNamed = 4;

type Props = { readonly storeId: string; readonly segment: Segment };

/** The experiences that ask about a segment: the first by their names, all of them in the list. */
export function SegmentUsers({ storeId, segment: { id, usedBy, users } }: Props) {
  if (usedBy.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nowhere
      </Text>
    );
  }
  const named = users > mostNamed + 1 ? usedBy.slice(0, mostNamed) : usedBy;
  const more = users - named.length;
  return (
    <Stack gap={2} style={{ overflowWrap: 'anywhere' }}>
      {named.map((user) => (
        <TextLink
          key={user.id}
          size="sm"
          lineClamp={2}
          title={user.name}
          to="/stores/$storeId/experiences/$experienceId"
          params={{ storeId, experienceId: user.id }}
          search={{ tab: 'targeting' }}
        >
          <bdi>{user.name}</bdi>
        </TextLink>
      ))}
      {more > 0 ? (
        <TextLink size="sm" to="/stores/$storeId/experiences" params={{ storeId }} search={{ segment: id }}>
          {more.toLocaleString('en')} more
        </TextLink>
      ) : null}
    </Stack>
  );
}
