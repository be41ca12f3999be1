import type { ExperienceSummary } from '@facet/protocol';
import { Paper, Table, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMayEdit } from '../../../lib/session/get-session.ts';
import stacked from '../../../ui/stacked-table.module.css';
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
      <Table verticalSpacing="sm" highlightOnHover className={stacked['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Kind</Table.Th>
            <Table.Th>Shown in 7 days</Table.Th>
            <Table.Th>Changed</Table.Th>
            {mayEdit ? (
              <Table.Th>
                <VisuallyHidden>What can be done</VisuallyHidden>
              </Table.Th>
            ) : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {experiences.map((experience) => (
            <ExperienceRow
              key={experience.id}
              storeId={storeId}
              experience={experience}
              visitors={visitors === undefined ? undefined : (visitors[experience.id] ?? 0)}
              mayEdit={mayEdit}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
