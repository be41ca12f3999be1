import { Alert, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconAlertTriangle } from '../../../ui/icons.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { useEditor } from './editor-context.tsx';

/** Says that the script is in none of the store's pages yet, and what comes of that here. */
export function ScriptMissing({ children }: { readonly children: ReactNode }) {
  const { storeId } = useEditor();
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="The script is not in your shop yet">
      <Text size="sm">
        No page of your shop has asked Facet for it so far. {children}{' '}
        <TextLink inherit underline="always" to="/stores/$storeId/install" params={{ storeId }}>
          Install the script
        </TextLink>
      </Text>
    </Alert>
  );
}
