import type { ExperienceSummary } from '@facet/protocol';
import { Table, Text } from '@mantine/core';
import { TextLink } from '../../../ui/link-components.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { When } from '../../../ui/when.tsx';
import { toAudienceWords } from '../audience-words.ts';
import { ExperienceFlags } from './experience-flags.tsx';
import classes from './experience-table.module.css';
import { ShelfMenu } from './shelf-menu.tsx';

type Props = {
  readonly storeId: string;
  readonly experience: ExperienceSummary;
  /** How many were shown it in the last 7 days; `undefined` while that is counted. */
  readonly visitors: number | undefined;
  readonly mayEdit: boolean;
};

/** One experience: what it is called, for whom it is, how it stands, what can be done. */
export function ExperienceRow({ storeId, experience, visitors, mayEdit }: Props) {
  const names = new Map(experience.segments.map(({ id, name }) => [id, name]));
  const kind = experience.kind === 'test' ? 'Test' : 'Personalization';
  return (
    <Table.Tr className={classes['row'] ?? ''}>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        <TextLink
          fw={500}
          className={classes['link'] ?? ''}
          to="/stores/$storeId/experiences/$experienceId"
          params={{ storeId, experienceId: experience.id }}
        >
          <bdi>{experience.name}</bdi>
        </TextLink>
        <Text size="sm" c="dimmed" lineClamp={2} maw={520}>
          {toAudienceWords(experience.audience, (id) => names.get(id) ?? id)}
        </Text>
        <ExperienceFlags experience={experience} />
      </Table.Td>
      <Table.Td data-label="Status">
        <StatusBadge status={experience.status} />
      </Table.Td>
      <Table.Td data-label="Kind">
        <span>
          {kind}
          <Text span display="block" size="sm" c="dimmed">
            {experience.variations} variations
          </Text>
        </span>
      </Table.Td>
      <Table.Td data-label="Shown in 7 days">
        <span>{visitors === undefined ? '…' : visitors.toLocaleString('en')}</span>
      </Table.Td>
      <Table.Td data-label="Changed">
        <Text span size="sm" c="dimmed">
          <When at={experience.updatedAt} />
        </Text>
      </Table.Td>
      {mayEdit ? (
        <Table.Td w={52}>
          <div className={classes['above'] ?? ''}>
            <ShelfMenu experience={experience} />
          </div>
        </Table.Td>
      ) : null}
    </Table.Tr>
  );
}
