import type { KlaviyoConnection } from '@facet/protocol';
import { Alert, Anchor, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { IconAlertTriangle } from '../../../ui/icons.ts';
import { CheckLine } from './check-line.tsx';
import { KlaviyoTrouble } from './klaviyo-trouble.tsx';

type Props = { readonly found: UseQueryResult<KlaviyoConnection> };

/** Whether Klaviyo tells who is in a segment; that it could not be looked up is neither yes nor no. */
export function KlaviyoLine({ found: { data, isError, refetch } }: Props) {
  if (data !== undefined && data.state !== 'active') return <KlaviyoTrouble connection={data} />;
  if (data !== undefined) {
    return <CheckLine pending={false}>Klaviyo is connected: who is in a segment can be known.</CheckLine>;
  }
  if (!isError) return <CheckLine pending>Looking whether Klaviyo is connected…</CheckLine>;
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangle aria-hidden />}
      title="Whether Klaviyo is connected is not known"
    >
      <Text size="sm">
        Facet could not look it up just now. Without Klaviyo nobody is let in by a segment.{' '}
        <Anchor component="button" type="button" inherit underline="always" onClick={() => void refetch()}>
          Look again
        </Anchor>
      </Text>
    </Alert>
  );
}
