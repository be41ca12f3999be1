import { Alert, Text } from '@mantine/core';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { IconInfoCircle } from '../../../ui/icons.ts';
import { TextLink } from '../../../ui/link-components.tsx';

/** For somebody who comes from an experience that is not decided here. */
export function NotRunning({ experienceId }: { readonly experienceId: string }) {
  const storeId = useStoreId();
  return (
    <Alert
      color="gray"
      icon={<IconInfoCircle aria-hidden />}
      title="The experience that you came from does not run"
    >
      <Text size="sm">
        Nothing is decided about it for anybody. What its rules would do, <b>Try it</b> tells{' '}
        <TextLink
          inherit
          underline="always"
          to="/stores/$storeId/experiences/$experienceId"
          params={{ storeId, experienceId }}
          search={{ tab: 'targeting' }}
        >
          on its Targeting tab
        </TextLink>
        .
      </Text>
    </Alert>
  );
}
