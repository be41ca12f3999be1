import type { KlaviyoConnection } from '@facet/protocol';
import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '../../../ui/icons.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { useEditor } from './editor-context.tsx';

const titles = {
  not_connected: 'Klaviyo is not connected',
  reconnect_needed: 'Klaviyo does not let Facet in any more',
  degraded: 'Klaviyo does not answer properly',
} as const;
const unconnected =
  'Who is in a segment cannot be known now, so nobody is let in by one. Connect Klaviyo to go on.';

type Props = {
  readonly connection: Pick<KlaviyoConnection, 'state' | 'notice'>;
};

/** Says what keeps Klaviyo from telling who is in a segment, and leads to where that is mended. */
export function KlaviyoTrouble({ connection: { state, notice } }: Props) {
  const { storeId } = useEditor();
  if (state === 'active') return null;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={titles[state]}>
      <Text size="sm">
        {notice ?? unconnected}{' '}
        <TextLink inherit underline="always" to="/stores/$storeId/integrations" params={{ storeId }}>
          Integrations
        </TextLink>
      </Text>
    </Alert>
  );
}
