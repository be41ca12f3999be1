import { Alert, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useScriptSeen } from '../../../lib/first-steps/use-script-seen.ts';
import { useStore } from '../../../lib/stores/use-store.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { toPagePath } from '../preview-page.ts';
import { SessionNotice } from './session-notice.tsx';
import { useVisual, type WindowSize, windowSizes } from './visual-context.ts';

const sizes = ['desktop', 'tablet', 'phone'] as const;

type Props = {
  readonly variationId: string;
  readonly name: string;
  /** Whether nothing is changed yet. */
  readonly isBare: boolean;
};

/** The way from a variation to the shop's page on which it is edited. */
export function VisualRow({ variationId, name, isBare }: Props) {
  const visual = useVisual();
  const { id: storeId, settings } = useStore();
  const [isAsking, ask] = useState(false);
  const [isOpening, setOpening] = useState(false);
  const [page, setPage] = useState(visual?.session?.path ?? '/');
  const [pageProblem, setPageProblem] = useState<string>();
  const [size, setSize] = useState<WindowSize>('desktop');
  const script = useScriptSeen(storeId);
  if (visual === null) return null;
  const session = visual.session?.variation === variationId ? visual.session : undefined;
  const [origin] = settings.origins;
  if (isAsking && origin === undefined) {
    return (
      <Alert color="yellow" title="The store has no address yet">
        To edit on the page, Facet has to know where the shop is. Add its address in the{' '}
        <TextLink inherit underline="always" to="/stores/$storeId/settings" params={{ storeId }}>
          settings
        </TextLink>
        .
      </Alert>
    );
  }
  const open = async () => {
    setOpening(true);
    const opening = await visual.open(variationId, toPagePath(page), size);
    setOpening(false);
    setPageProblem(opening.opened ? undefined : opening.pageProblem);
    if (opening.opened) ask(false);
  };
  return (
    <Stack gap="sm">
      {session === undefined ? null : <SessionNotice session={session} />}
      {script === 'never' && session === undefined ? (
        <Text size="sm">
          The script is not in your shop yet, so no page of it can be edited there:{' '}
          <TextLink inherit underline="always" to="/stores/$storeId/install" params={{ storeId }}>
            Install the script
          </TextLink>
          . Changes can be described here all the same.
        </Text>
      ) : session === undefined && !isAsking && isBare ? (
        <Text size="sm" c="dimmed">
          Click on your shop’s own page what is to change, or describe a change here.
        </Text>
      ) : null}
      {!isAsking ? (
        <Button
          size="xs"
          w="fit-content"
          variant={session === undefined ? 'light' : 'default'}
          onClick={() => ask(true)}
          aria-label={`Edit on the page: ${name}`}
        >
          Edit on the page
        </Button>
      ) : (
        <Group align="flex-end" gap="sm" component="section" aria-label={`Edit ${name} on the page`}>
          <TextInput
            label="Page"
            description={`A path of ${origin}, or a whole address of the shop`}
            style={{ flex: '1 1 220px' }}
            maw={420}
            spellCheck={false}
            value={page}
            error={pageProblem}
            // Below it, it would push the field out of line with what stands beside it.
            inputWrapperOrder={['label', 'description', 'error', 'input']}
            onChange={(event) => {
              setPage(event.currentTarget.value);
              setPageProblem(undefined);
            }}
          />
          <NativeSelect
            label="Window"
            value={size}
            onChange={(event) =>
              setSize(sizes.find((each) => each === event.currentTarget.value) ?? 'desktop')
            }
            data={sizes.map((value) => ({ value, label: windowSizes[value].label }))}
          />
          <Group gap="xs">
            <Button loading={isOpening} onClick={() => void open()}>
              Open the page
            </Button>
            <Button variant="subtle" disabled={isOpening} onClick={() => ask(false)}>
              Cancel
            </Button>
          </Group>
        </Group>
      )}
    </Stack>
  );
}
