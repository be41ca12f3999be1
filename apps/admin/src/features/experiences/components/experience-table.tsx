import type { Experience } from '@facet/protocol';
import { Paper, Table, Text } from '@mantine/core';
import { TextLink } from '../../../ui/link-components.tsx';
import stacked from '../../../ui/stacked-table.module.css';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { When } from '../../../ui/when.tsx';

type Props = { readonly storeId: string; readonly experiences: readonly Experience[] };

/** Experiences with status, kind, and when they were changed. */
export function ExperienceTable({ storeId, experiences }: Props) {
  return (
    <Paper withBorder>
      <Table verticalSpacing="sm" highlightOnHover className={stacked['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Kind</Table.Th>
            <Table.Th>Changed</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {experiences.map((experience) => (
            <Table.Tr key={experience.id}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                <TextLink
                  fw={500}
                  to="/stores/$storeId/experiences/$experienceId"
                  params={{ storeId, experienceId: experience.id }}
                >
                  {experience.name}
                </TextLink>
              </Table.Td>
              <Table.Td data-label="Status">
                <StatusBadge status={experience.status} />
              </Table.Td>
              <Table.Td data-label="Kind">
                <span>{experience.kind === 'test' ? 'Test' : 'Personalization'}</span>
              </Table.Td>
              <Table.Td data-label="Changed">
                <Text span size="sm" c="dimmed">
                  <When at={experience.updatedAt} />
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
