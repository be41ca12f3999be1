import type { KlaviyoConnection } from '@facet/protocol';
import { Code, Group, List, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { When } from '../../../ui/when.tsx';
import { toScopeWords } from '../scope-words.ts';
import { toShareWords } from '../share-words.ts';

/** Which account it is, what Facet may do there, and how the connection is doing. */
export function ConnectionDetails({ connection }: { readonly connection: KlaviyoConnection }) {
  const { account, scopes, connectedAt, lastSuccessAt, rememberedPeople, oldestReadAt, memoryHitShare } =
    connection;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      <Fact label="Account">
        {account === null ? (
          'Unknown'
        ) : (
          <Group gap="xs">
            <bdi>{account.name}</bdi> <Code>{account.publicKey}</Code>
          </Group>
        )}
      </Fact>
      <Fact label="Connected">
        {connectedAt === null ? 'Unknown' : <When at={connectedAt} />}
        {connection.method === 'private_key' ? ', by private key' : ', by sign-in'}
      </Fact>
      <Fact label="Facet may">
        {scopes.length === 0 ? (
          'do what the private key allows'
        ) : (
          <List size="sm" fw={400}>
            {scopes.map((scope) => (
              <List.Item key={scope}>{toScopeWords(scope)}</List.Item>
            ))}
          </List>
        )}
      </Fact>
      <Fact label="Last successful call">
        {lastSuccessAt === null ? 'None yet' : <When at={lastSuccessAt} />}
      </Fact>
      <Budget used={connection.budget.used} limit={connection.budget.limit} />
      <Fact label="People remembered">
        {rememberedPeople.toLocaleString('en')}
        {oldestReadAt === null ? null : (
          <>
            , the oldest answer read <When at={oldestReadAt} />
          </>
        )}
      </Fact>
      <Fact label="Answered from memory">{toShareWords(memoryHitShare)}</Fact>
    </SimpleGrid>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="div" size="sm" fw={500}>
        {children}
      </Text>
    </div>
  );
}

const nearlyUsed = 0.8;

function Budget({ used, limit }: KlaviyoConnection['budget']) {
  const share = limit === 0 ? 0 : Math.min(1, used / limit);
  return (
    <Stack gap={4} maw={320}>
      <Text size="sm" c="dimmed" id="budget-label">
        Klaviyo calls used this minute
      </Text>
      <Text size="sm" fw={500}>
        {used.toLocaleString('en')} of {limit.toLocaleString('en')}
      </Text>
      <Progress.Root>
        <Progress.Section
          value={share * 100}
          color={share > nearlyUsed ? 'orange' : 'facet'}
          aria-labelledby="budget-label"
        />
      </Progress.Root>
    </Stack>
  );
}
