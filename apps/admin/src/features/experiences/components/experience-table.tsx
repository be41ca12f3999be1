import type { ExperienceSummary } from '@facet/protocol';
import { Paper } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMayEdit } from '../../../lib/session/get-session.ts';
import { StackedTable } from '../../../ui/stacked-table.tsx';
import { visitorsQuery } from '../api/list-experiences.ts';
import { ExperienceRow } from './experience-row.tsx';

type Props = {
  readonly storeId: string;
  readonly experiences: readonly ExperienceSummary[];
  /** Whether these are still the ones of the page before. */
  readonly isOld: boolean;
};

/** A page of experiences. */
export function ExperienceTable({ storeId, experiences, isOld }: Props) {
  const mayEdit = useMayEdit();
  const ids = experiences.map(({ id }) => id);
  const { data: visitors } = useQuery(visitorsQuery(storeId, ids));
  return (
    <Paper withBorder aria-busy={isOld} style={{ opacity: isOld ? 0.6 : 1 }}>
      <StackedTable
        headings={['Name', 'Status', 'Kind', 'Shown in 7 days', 'Changed']}
        actions={mayEdit ? 'What can be done' : undefined}
        leads
      >
        {experiences.map((experience) => (
          <ExperienceRow
            key={experience.id}
            storeId={storeId}
            experience={experience}
            visitors={visitors === undefined ? undefined : (visitors[experience.id] ?? 0)}
            mayEdit={mayEdit}
          />
        ))}
      </StackedTable>
    </Paper>
  );
}
