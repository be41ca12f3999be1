import type { Experience } from '@facet/protocol';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { QueryView } from '../../../ui/query-view.tsx';
import { StackedTable } from '../../../ui/stacked-table.tsx';
import { When } from '../../../ui/when.tsx';
import { exposuresQuery } from '../api/get-exposures.ts';
import { keepsOriginal, listShown } from '../shown-variations.ts';
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
          <StackedTable
            headings={['Variation', 'Visitors', 'Counted in results', 'Identified by Klaviyo']}
            figures={['Visitors', 'Counted in results', 'Identified by Klaviyo']}
          >
            {listShown(experience.definition, variations).map((variation) => {
              const count = variations.find((candidate) => candidate.variation === variation.id);
              return (
                <tr key={variation.id}>
                  <td data-strong>
                    <bdi>{variation.name ?? variation.id}</bdi>
                  </td>
                  <td data-figure data-label="Visitors">
                    <span>{(count?.visitors ?? 0).toLocaleString('en')}</span>
                  </td>
                  <td data-figure data-label="Counted">
                    <span>{(count?.countedVisitors ?? 0).toLocaleString('en')}</span>
                  </td>
                  <td data-figure data-label="Identified">
                    <span>{(count?.identified ?? 0).toLocaleString('en')}</span>
                  </td>
                </tr>
              );
            })}
          </StackedTable>
          {keepsOriginal(experience.definition) ? null : (
            <Text size="sm" c="dimmed" mt="xs">
              Without a holdout nobody of the audience keeps the original, so there is nothing to compare
              with. A holdout is set under Targeting.
            </Text>
          )}
          <Text size="sm" c="dimmed" mt="xs">
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
