import type { Hints, KlaviyoConnection } from '@facet/protocol';
import { Badge, Group, List, Stack, Text, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { useMayOwn } from '../../../lib/session/get-session.ts';
import { FastLaneActions } from './fast-lane-actions.tsx';
import { HintsPanel } from './hints-panel.tsx';

type Props = { readonly storeId: string; readonly connection: KlaviyoConnection };

/** Lets a flow of Klaviyo's say that somebody's segments may have changed. */
export function FastLane({ storeId, connection }: Props) {
  const mayOwn = useMayOwn();
  const title = useRef<HTMLHeadingElement>(null);
  const [hints, setHints] = useState<Hints | null>(null);
  const close = () => {
    setHints(null);
    title.current?.focus();
  };
  return (
    <Stack gap="sm" component="section" aria-labelledby="fast-lane-title">
      <Group gap="sm">
        <Title order={4} size="h5" id="fast-lane-title" ref={title} tabIndex={-1} style={{ outline: 'none' }}>
          Fast lane
        </Title>
        <Badge color={connection.hintsEnabled ? 'green' : 'gray'} variant="light" tt="none">
          {connection.hintsEnabled ? 'Allowed' : 'Off'}
        </Badge>
      </Group>
      <Text size="sm">
        Optional. A flow in Klaviyo tells Facet that somebody has just entered a segment, and Facet asks
        Klaviyo about them again at their next visit instead of waiting until what it remembers is old. All
        works without it, only later.
      </Text>
      <List size="sm" c="dimmed" spacing={2}>
        <List.Item>Klaviyo sends it once for each person and flow, and only when they enter.</List.Item>
        <List.Item>It never says that somebody has left a segment.</List.Item>
        <List.Item>It is a hint: Facet believes only what Klaviyo then answers.</List.Item>
      </List>
      {mayOwn ? (
        <FastLaneActions storeId={storeId} allowed={connection.hintsEnabled} onChange={setHints} />
      ) : (
        <Text size="sm" c="dimmed">
          The owner of this installation can {connection.hintsEnabled ? 'stop' : 'allow'} it.
        </Text>
      )}
      {hints === null ? null : <HintsPanel key={hints.secret} hints={hints} onDone={close} />}
    </Stack>
  );
}
