import type { KlaviyoConnection } from '@facet/protocol';
import { Alert, Badge, Divider, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMayOwn } from '../../../lib/session/get-session.ts';
import { IconAlertTriangle } from '../../../ui/icons.ts';
import { ConnectActions } from './connect-actions.tsx';
import { ConnectionDetails } from './connection-details.tsx';
import { DisconnectButton } from './disconnect-button.tsx';
import { FastLane } from './fast-lane.tsx';
import { SegmentsSection } from './segments-section.tsx';
import { WhatIsReceived } from './what-is-received.tsx';

const looks = {
  not_connected: { color: 'gray', label: 'Not connected' },
  active: { color: 'green', label: 'Active' },
  reconnect_needed: { color: 'red', label: 'Reconnect needed' },
  degraded: { color: 'yellow', label: 'Degraded' },
} as const;

type Props = { readonly storeId: string; readonly connection: KlaviyoConnection };

/** Klaviyo: connected or not, how it is doing, and what can be done. */
export function KlaviyoCard({ storeId, connection }: Props) {
  const mayOwn = useMayOwn();
  const look = looks[connection.state];
  const connected = connection.state !== 'not_connected';
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="klaviyo-title">
      <Stack gap="md">
        <Group justify="space-between">
          <Group gap="sm">
            <Title order={3} size="h4" id="klaviyo-title">
              Klaviyo
            </Title>
            <Badge color={look.color} variant="light" tt="none">
              {look.label}
            </Badge>
          </Group>
          {connected && mayOwn ? <DisconnectButton storeId={storeId} connection={connection} /> : null}
        </Group>
        <Text size="sm" c="dimmed">
          Let Klaviyo segments decide who sees a test or a personalization.
        </Text>
        <Notice connection={connection} />
        {connected ? <ConnectionDetails connection={connection} /> : <Prerequisites />}
        {connection.state === 'not_connected' || connection.state === 'reconnect_needed' ? (
          <ConnectActions storeId={storeId} connection={connection} />
        ) : null}
        {connected ? (
          <>
            <Divider />
            <SegmentsSection storeId={storeId} />
            <Divider />
            <FastLane storeId={storeId} connection={connection} />
          </>
        ) : null}
        <Divider />
        <WhatIsReceived />
      </Stack>
    </Paper>
  );
}

function Prerequisites() {
  return (
    <Text size="sm">
      You need a Klaviyo account with at least one segment, Klaviyo&apos;s own script on the store, and Facet{' '}
      installed on it.
    </Text>
  );
}

const headlines = {
  reconnect_needed: 'Klaviyo no longer lets Facet in',
  degraded: 'Klaviyo does not answer properly',
} as const;

const fallback =
  'Visitors whose segments are remembered keep seeing what they should for now; everybody else sees the original.';

function Notice({ connection: { state, notice } }: { readonly connection: KlaviyoConnection }) {
  if (state === 'not_connected' || state === 'active') {
    return notice === null ? null : <Alert color="gray">{notice}</Alert>;
  }
  return (
    <Alert
      color={looks[state].color}
      icon={<IconAlertTriangle aria-hidden />}
      title={headlines[state]}
      role="alert"
    >
      {notice ?? fallback}
    </Alert>
  );
}
