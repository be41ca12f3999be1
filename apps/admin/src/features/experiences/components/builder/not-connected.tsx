import { Alert, Text } from '@mantine/core';
import { TextLink } from '../../../../ui/link-components.tsx';
import { useEditor } from '../editor-context.tsx';

/** Stands in the place of the segments while there are none to choose from. */
export function NotConnected({ chosen }: { readonly chosen: readonly string[] }) {
  const { storeId } = useEditor();
  return (
    <Alert color="yellow" title="Klaviyo is not connected" p="sm">
      <Text size="sm">
        {chosen.length === 0
          ? 'Connect it to choose a segment: '
          : 'The chosen segment is kept, and nobody matches until you connect: '}
        <TextLink inherit underline="always" to="/stores/$storeId/integrations" params={{ storeId }}>
          Integrations
        </TextLink>
      </Text>
    </Alert>
  );
}
