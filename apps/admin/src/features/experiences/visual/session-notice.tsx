import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useStore } from '../../../lib/stores/use-store.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { useVisual, type VisualSession } from './visual-context.ts';

/** How the page stands that is open to be edited, and what to do where it does not answer. */
export function SessionNotice({ session }: { readonly session: VisualSession }) {
  const visual = useVisual();
  const { state, made, path } = session;
  const there =
    made === 0
      ? 'Nothing was changed there yet.'
      : `${made === 1 ? 'One change' : `${made} changes`} made there.`;
  switch (state) {
    case 'opening':
    case 'moving':
      return (
        <Group gap="xs" component="output">
          <Loader size="xs" />
          <Text size="sm">
            {state === 'opening'
              ? 'The page opens in another window …'
              : 'Another page of the shop is loading …'}
          </Text>
        </Group>
      );
    case 'open':
      return (
        <Group gap="sm" component="output">
          <Text size="sm">
            The page <bdi>{path}</bdi> is open in another window. {there}
          </Text>
          <Button size="xs" variant="default" onClick={visual?.focus}>
            Show the window
          </Button>
        </Group>
      );
    case 'closed':
      if (!session.answered) {
        return (
          <Alert color="yellow" title="The page was closed before Facet’s script on it had answered">
            Nothing was changed there. <WhySilent />
          </Alert>
        );
      }
      return (
        <Text size="sm" c="dimmed" component="output">
          The page was closed. {there}
        </Text>
      );
    case 'blocked':
      return (
        <Alert color="yellow" title="Your browser did not let the window open">
          <Stack gap="xs" align="flex-start">
            Allow windows for this address, or open it by this button.
            <Button size="xs" onClick={visual?.openBlocked}>
              Open the page
            </Button>
          </Stack>
        </Alert>
      );
    case 'silent':
      return (
        <Alert color="yellow" title="The page has not answered" role="alert">
          The window is open, but Facet’s script on that page does not say anything yet. <WhySilent /> {there}
        </Alert>
      );
    default:
      return state satisfies never;
  }
}

/** What to look for on a page whose script says nothing. */
function WhySilent() {
  const { id: storeId } = useStore();
  return (
    <>
      Is it a page of the shop, and does it load Facet’s script (
      <TextLink inherit underline="always" to="/stores/$storeId/install" params={{ storeId }}>
        Install
      </TextLink>
      )? Is its address one of the{' '}
      <TextLink inherit underline="always" to="/stores/$storeId/settings" params={{ storeId }}>
        store’s addresses
      </TextLink>
      ? A page that asks for a password first, or that cuts off windows that open it, cannot be edited.
    </>
  );
}
