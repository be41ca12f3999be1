import type { PageFinding, PageLook } from '@facet/protocol';
import { Alert, Button, Group, List, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { IconAlertTriangle, IconCircleCheck } from '../../../ui/icons.ts';
import { lookAtPage } from '../api/get-installation.ts';
import { findingWords, mildFindings } from '../finding-words.ts';

/** Lets Facet load the store's first page and says how the line stands in it. */
export function PageCheck({ origins }: { readonly origins: readonly string[] }) {
  const storeId = useStoreId();
  const [chosen, setChosen] = useState<string>();
  // The addresses may have been changed since one was chosen.
  const origin = origins.find((candidate) => candidate === chosen) ?? origins[0] ?? '';
  const look = useMutation({ mutationFn: () => lookAtPage(storeId, origin) });
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm" c="dimmed">
        Or let Facet load the first page itself and look where the line stands.
      </Text>
      <Group align="flex-end" gap="sm">
        {origins.length > 1 ? (
          <NativeSelect
            label="Address to look at"
            data={[...origins]}
            value={origin}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        ) : null}
        <Button variant="default" loading={look.isPending} onClick={() => look.mutate()}>
          Look at the page
        </Button>
      </Group>
      <div aria-live="polite">{look.data === undefined ? null : <Outcome look={look.data} />}</div>
      {look.isError ? <ErrorState error={look.error} onRetry={() => look.mutate()} /> : null}
    </Stack>
  );
}

const notLoaded: ReadonlySet<PageFinding> = new Set([
  'unreachable',
  'private_address',
  'too_slow',
  'error_status',
]);

function toTitle({ isInstalled, findings }: PageLook): string {
  if (isInstalled) return 'The line is in the page';
  return findings.some((finding) => notLoaded.has(finding))
    ? 'Facet could not load the page'
    : 'The line was not found';
}

function Outcome({ look }: { readonly look: PageLook }) {
  const isFine = look.findings.length === 0;
  const isMild = look.findings.every((finding) => mildFindings.has(finding));
  return (
    <Alert
      color={isFine ? 'green' : isMild ? 'yellow' : 'red'}
      icon={isFine ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={toTitle(look)}
    >
      {isFine ? (
        <Text size="sm">It stands in the head, and nothing keeps it from working.</Text>
      ) : (
        <List size="sm" spacing={4}>
          {look.findings.map((finding) => (
            <List.Item key={finding}>
              {findingWords[finding]}
              {finding === 'redirects_elsewhere' && look.redirectsTo !== null ? ` (${look.redirectsTo})` : ''}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
