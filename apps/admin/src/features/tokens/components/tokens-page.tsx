import { Anchor, Button, Code, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconPlus } from '../../../ui/icons.ts';
import { OwnersOnly } from '../../../ui/owners-only.tsx';
import { Page } from '../../../ui/page.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { tokensQuery } from '../api/tokens.ts';
import { CreateTokenDialog } from './create-token-dialog.tsx';
import { TokenTable } from './token-table.tsx';

/** With what programs use Facet's API. */
export function TokensPage() {
  const [opened, { open, close }] = useDisclosure();
  return (
    <OwnersOnly>
      <Page
        title="API tokens"
        description="A token lets a program of yours do what a member does here: read results, create experiences."
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
            New token
          </Button>
        }
      >
        <CreateTokenDialog opened={opened} onClose={close} />
        <Tokens onCreate={open} />
        <Text size="sm" c="dimmed">
          Programs send it as <Code>Authorization: Bearer facet_…</Code>. What the API offers is described at{' '}
          <Anchor inherit underline="always" href="/api/v1/openapi.json" target="_blank" rel="noreferrer">
            /api/v1/openapi.json
          </Anchor>
          .
        </Text>
      </Page>
    </OwnersOnly>
  );
}

function Tokens({ onCreate }: { readonly onCreate: () => void }) {
  const storeId = useStoreId();
  const navigate = useNavigate();
  const { page = 1 } = useSearch({ from: '/stores/$storeId/settings/tokens' });
  const tokens = useQuery(tokensQuery(page));
  const go = (next: number) =>
    void navigate({
      to: '/stores/$storeId/settings/tokens',
      params: { storeId },
      search: next === 1 ? {} : { page: next },
    });
  return (
    <QueryView query={tokens}>
      {(list) =>
        list.total === 0 ? (
          <EmptyState
            title="No tokens yet"
            action={
              <Button variant="default" onClick={onCreate}>
                Make the first one
              </Button>
            }
          >
            You need one only where a program of your own talks to Facet. The script on your store needs none.
          </EmptyState>
        ) : (
          <Stack gap="sm">
            <TokenTable tokens={list.tokens} />
            <Pager page={page} total={list.total} onPage={go} />
          </Stack>
        )
      }
    </QueryView>
  );
}
