import { IconArchive, IconArchiveOff, IconCopy } from '../../../ui/icons.ts';
import { type MoreItem, MoreMenu } from '../../../ui/more-menu.tsx';
import { type Shelved, useShelf } from './use-shelf.tsx';

type Props = {
  readonly experience: Shelved;
  readonly variant?: 'subtle' | 'default';
  /** What else can be done where it stands: items before and after. */
  readonly before?: readonly MoreItem[];
  readonly after?: readonly MoreItem[];
};

/** What can be done with an experience as a whole. */
export function ShelfMenu({ experience, variant = 'subtle', before = [], after = [] }: Props) {
  const { isBusy, duplicate, archive } = useShelf();
  const { name, status, archivedAt } = experience;
  const isArchived = archivedAt !== null;
  return (
    <MoreMenu
      label={`More for ${name}`}
      variant={variant}
      loading={isBusy}
      items={[
        ...before,
        { label: 'Duplicate', Icon: IconCopy, onChoose: () => duplicate(experience) },
        {
          label: isArchived ? 'Take out of the archive' : 'Archive',
          Icon: isArchived ? IconArchiveOff : IconArchive,
          onChoose: () => archive(experience, !isArchived),
          ...(status === 'running' && { forbidden: 'Pause or end it first' }),
        },
        ...after,
      ]}
    />
  );
}
