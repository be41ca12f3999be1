import type { Experience } from '@facet/protocol';
import { Badge, Group, Stack, TextInput } from '@mantine/core';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { IconPencil } from '../../../ui/icons.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';
import { useEditor } from './editor-context.tsx';
import classes from './editor-header.module.css';

type Props = {
  readonly experience: Experience;
  readonly edit: ExperienceEdit;
  readonly mayEdit: boolean;
};

/** What it is called, and how it stands. */
export function EditorHeader({ experience, edit, mayEdit }: Props) {
  const storeId = useStoreId();
  const { problems } = useEditor();
  const { name } = edit.draft;
  const nameProblem = problems.find(({ path }) => path === 'name')?.message;
  return (
    <Stack gap={4}>
      <title>{`${name} · Facet`}</title>
      <h1 style={{ position: 'absolute', clip: 'rect(0 0 0 0)', height: 1, width: 1, overflow: 'hidden' }}>
        {name}
      </h1>
      <TextLink to="/stores/$storeId/experiences" params={{ storeId }} size="sm" w="fit-content">
        ← All experiences
      </TextLink>
      <Group gap="sm">
        <TextInput
          aria-label="Name"
          maxLength={120}
          dir="auto"
          className={classes['name'] ?? ''}
          classNames={{ input: classes['input'] ?? '' }}
          rightSection={mayEdit ? <IconPencil size={16} aria-hidden /> : null}
          rightSectionPointerEvents="none"
          disabled={!mayEdit}
          data-place="name"
          value={name}
          error={nameProblem}
          onChange={(event) => edit.change({ name: event.currentTarget.value })}
        />
        <Group gap="xs">
          <Badge variant="outline" color="gray" tt="none">
            {experience.kind === 'test' ? 'Test' : 'Personalization'}
          </Badge>
          <StatusBadge status={experience.status} />
        </Group>
      </Group>
    </Stack>
  );
}
