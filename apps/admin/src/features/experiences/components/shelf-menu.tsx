import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconCopy, IconDots } from '../../../ui/icons.ts';
import { type Shelved, useShelf } from './use-shelf.tsx';

/** What can be done with an experience as a whole. */
export function ShelfMenu({ experience }: { readonly experience: Shelved }) {
  const { isBusy, duplicate, archive } = useShelf();
  const { name, status, archivedAt } = experience;
  const isArchived = archivedAt !== null;
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" loading={isBusy} aria-label={`More for ${name}`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => duplicate(experience)}>
          Duplicate
        </Menu.Item>
        <Menu.Item
          leftSection={
            isArchived ? <IconArchiveOff size={16} aria-hidden /> : <IconArchive size={16} aria-hidden />
          }
          disabled={status === 'running'}
          onClick={() => archive(experience, !isArchived)}
        >
          {isArchived ? 'Take out of the archive' : 'Archive'}
          {status === 'running' ? (
            <Text span display="block" size="xs">
              Pause or end it first
            </Text>
          ) : null}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
