import type { ExperienceSummary } from '@facet/protocol';
import { Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '../../../ui/icons.ts';
import { later } from '../../../ui/later.tsx';
import { TextLink } from '../../../ui/link-components.tsx';
import type { MoreItem } from '../../../ui/more-menu.tsx';
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
  const [isRenaming, renaming] = useDisclosure();
  const names = new Map(experience.segments.map(({ id, name }) => [id, name]));
  const kind = experience.kind === 'test' ? 'Test' : 'Personalization';
  return (
    <tr className={classes['row'] ?? ''}>
      <td style={{ overflowWrap: 'anywhere' }}>
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
      </td>
      <td data-label="Status">
        <StatusBadge status={experience.status} />
      </td>
      <td data-label="Kind">
        <span>
          {kind}
          {/* A personalization shows one variation; there is nothing to count. */}
          {experience.kind === 'test' ? (
            <Text span display="block" size="sm" c="dimmed">
              {experience.variations} variations
            </Text>
          ) : null}
        </span>
      </td>
      <td data-label="Shown in 7 days">
        <span>{visitors === undefined ? '…' : visitors.toLocaleString('en')}</span>
      </td>
      <td data-label="Changed">
        <Text span size="sm" c="dimmed">
          <When at={experience.updatedAt} />
        </Text>
      </td>
      {mayEdit ? (
        <td data-corner>
          <div className={classes['above'] ?? ''}>
            <ShelfMenu experience={experience} before={[toRename(experience, renaming.open)]} />
            {isRenaming ? (
              <RenameDialog storeId={storeId} experience={experience} onClose={renaming.close} />
            ) : null}
          </div>
        </td>
      ) : null}
    </tr>
  );
}

const RenameDialog = later(async () => (await import('./rename-dialog.tsx')).RenameDialog);

function toRename({ status, hasDraft }: ExperienceSummary, onChoose: () => void): MoreItem {
  const rename = { label: 'Rename', Icon: IconPencil, onChoose };
  if (status === 'ended') return { ...rename, forbidden: 'It has ended and stays as it was' };
  // The draft has a name of its own, and it is what everybody works on.
  if (!hasDraft) return rename;
  return { ...rename, forbidden: `${status === 'running' ? 'Publish' : 'Save'} its changes first` };
}
