import type { ApiToken } from '@facet/protocol';
import { Badge, Button, Code, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toDay } from '../../../lib/format/time.ts';
import { roleWords } from '../../../lib/session/role-words.ts';
import { askFirst } from '../../../ui/confirm.tsx';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { revokeToken, tokensKey } from '../api/tokens.ts';

/** One token: how it is known again, what it may do, when it was used. */
export function TokenRow({ token }: { readonly token: ApiToken }) {
  const queryClient = useQueryClient();
  const revocation = useMutation({
    mutationFn: () => revokeToken(token.id),
    onSuccess: async () => {
      notifyDone(`The token “${token.name}” is revoked.`);
      await queryClient.invalidateQueries({ queryKey: tokensKey });
    },
    onError: notifyError,
  });
  const ask = () =>
    askFirst({
      title: `Revoke the token ${token.name}?`,
      body: 'Programs that use it are refused from the next request on. A revoked token cannot be brought back.',
      confirm: 'Revoke',
      onConfirm: () => revocation.mutate(),
    });
  return (
    <tr>
      <td>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          <bdi>{token.name}</bdi>
        </Text>
        <Code>{token.prefix}…</Code>
      </td>
      <td data-label="May">
        <Text size="sm">
          {roleWords[token.role].label}, {token.store === null ? 'all stores' : <bdi>{token.store.name}</bdi>}
        </Text>
      </td>
      <td data-label="Acts for">
        <Text size="sm">
          <bdi>{token.memberName}</bdi>
        </Text>
      </td>
      <td data-label="Last used">
        <Text size="sm">{token.lastUsedOn === null ? 'Never' : toDay(token.lastUsedOn)}</Text>
      </td>
      <td data-label="Works until">
        <Until expiresAt={token.expiresAt} />
      </td>
      <td>
        <Button
          size="xs"
          variant="default"
          loading={revocation.isPending}
          onClick={ask}
          aria-label={`Revoke the token ${token.name}`}
        >
          Revoke
        </Button>
      </td>
    </tr>
  );
}

function Until({ expiresAt }: { readonly expiresAt: string | null }) {
  const [now] = useState(() => Date.now());
  const expired = expiresAt !== null && Date.parse(expiresAt) <= now;
  if (expiresAt === null) return <Text size="sm">No end</Text>;
  if (expired) {
    return (
      <Badge color="gray" variant="light" tt="none">
        Expired
      </Badge>
    );
  }
  return <Text size="sm">{toDay(expiresAt.slice(0, 10))}</Text>;
}
