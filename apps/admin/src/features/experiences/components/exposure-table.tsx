import type { Experience } from '@facet/protocol';
import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { QueryView } from '../../../ui/query-view.tsx';
import stacked from '../../../ui/stacked-table.module.css';
import { When } from '../../../ui/when.tsx';
import { exposuresQuery } from '../api/get-exposures.ts';
import { useEditor } from './editor-context.tsx';

const freshMs = 15_000;

/** How many visitors were shown what. */
export function ExposureTable({ experience }: { readonly experience: Experience }) {
  const { storeId } = useEditor();
  const running = experience.status === 'running';
  const exposures = useQuery({
    ...exposuresQuery(storeId, experience.id),
    refetchInterval: running ? freshMs : false,
  });
  return (
    <QueryView query={exposures}>
      {({ variations, outsideAudience, lastSeenAt }) => (
        <>
          <Table className={stacked['table'] ?? ''}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Variation</Table.Th>
                <Table.Th ta="right">Visitors</Table.Th>
                <Table.Th ta="right">Counted in results</Table.Th>
                <Table.Th ta="right">Identified by Klaviyo</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {experience.definition.variations.map((variation) => {
                const count = variations.find((candidate) => candidate.variation === variation.id);
                return (
                  <Table.Tr key={variation.id}>
                    <Table.Td fw={600}>{variation.name ?? variation.id}</Table.Td>
                    <Table.Td ta="right" data-label="Visitors">
                      <span>{(count?.visitors ?? 0).toLocaleString('en')}</span>
                    </Table.Td>
                    <Table.Td ta="right" data-label="Counted">
                      <span>{(count?.countedVisitors ?? 0).toLocaleString('en')}</span>
                    </Table.Td>
                    <Table.Td ta="right" data-label="Identified">
                      <span>{(count?.identified ?? 0).toLocaleString('en')}</span>
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
          <Text size="sm" c="dimmed">
            {lastSeenAt === null ? (
              'Nobody has been shown it yet.'
            ) : (
              <>
                Last shown <When at={lastSeenAt} />.
              </>
            )}
          </Text>
          {outsideAudience === 0 ? null : (
            <Text size="sm" c="dimmed">
              Shown {outsideAudience === 1 ? 'once' : `${outsideAudience.toLocaleString('en')} times`} to
              visitors who no longer match the audience: they keep what they were given when they did.
            </Text>
          )}
        </>
      )}
    </QueryView>
  );
}
