import { Alert, Button, Group, Text } from '@mantine/core';
import { useMayEdit } from '../../../lib/session/get-session.ts';
import { IconArchive } from '../../../ui/icons.ts';
import { When } from '../../../ui/when.tsx';
import { type Shelved, useShelf } from './use-shelf.tsx';

/** Says that an experience was put away, and takes it back. */
export function ArchivedNotice({ experience }: { readonly experience: Shelved }) {
  const mayEdit = useMayEdit();
  const { isBusy, archive } = useShelf();
  if (experience.archivedAt === null) return null;
  return (
    <Alert color="gray" icon={<IconArchive aria-hidden />} title="It is in the archive">
      <Group gap="sm" justify="space-between">
        <Text size="sm">
          Put away <When at={experience.archivedAt} />. Nothing of it is lost; it cannot run until it is taken
          out.
        </Text>
        {mayEdit ? (
          <Button size="xs" variant="default" loading={isBusy} onClick={() => archive(experience, false)}>
            Take out of the archive
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}
