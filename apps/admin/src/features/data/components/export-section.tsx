import { exportParts } from '@facet/protocol';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useStore } from '../../../lib/stores/use-store.ts';
import { QueryView } from '../../../ui/query-view.tsx';
import { exportCountsQuery } from '../api/exports.ts';
import { ExportRow } from './export-row.tsx';
import { Section } from './section.tsx';

/** Every part of a store's data, each as a file. */
export function ExportSection() {
  const store = useStore();
  const counts = useQuery(exportCountsQuery(store.id));
  return (
    <Section
      title="Download the data"
      lead="Each part comes as a file of lines, each line one JSON object. People appear under the names that only this store has for them; no e-mail address, no password and no access token is in any file."
    >
      <QueryView query={counts}>
        {({ parts }) => (
          <Stack gap="md">
            {exportParts.map((part) => (
              <ExportRow
                key={part}
                store={store}
                part={part}
                total={parts.find((candidate) => candidate.part === part)?.lines ?? 0}
              />
            ))}
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}
