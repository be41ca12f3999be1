import { dependsOnIdentity, type ExperienceDefinition } from '@facet/engine';
import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '../../../ui/icons.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { useEditor } from './editor-context.tsx';

/** Says that an experience waits for Klaviyo, where Klaviyo is not connected. */
export function KlaviyoMissing({ definition }: { readonly definition: ExperienceDefinition }) {
  const { storeId, catalogue } = useEditor();
  if (catalogue.connection !== 'not_connected' || dependsOnIdentity(definition) === 'never') return null;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="Klaviyo is not connected">
      <Text size="sm">
        Who is in a segment cannot be known now, so nobody is let in by one. Connect it again:{' '}
        <TextLink inherit underline="always" to="/stores/$storeId/integrations" params={{ storeId }}>
          Integrations
        </TextLink>
      </Text>
    </Alert>
  );
}
