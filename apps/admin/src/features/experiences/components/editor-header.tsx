import type { Experience } from '@facet/protocol';
import { Badge, Group, Stack, TextInput } from '@mantine/core';
import { useMayEdit } from '../../../lib/session/get-session.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';
import { useEditor } from './editor-context.tsx';
import { ShelfMenu } from './shelf-menu.tsx';

type Props = {
  readonly experience: Experience;
  readonly edit: ExperienceEdit;
  readonly mayEdit: boolean;
};

/** What it is called, and how it stands. */
export function EditorHeader({ experience, edit, mayEdit }: Props) {
  const storeId = useStoreId();
  const { problems } = useEditor();
  const mayShelve = useMayEdit();
  const { name } = edit.draft;
  const nameProblem = problems.find(({ path }) => path === 'name')?.message;
  return (
    <Stack gap="sm">
      <title>{`${name} · Facet`}</title>
      <h1 style={{ position: 'absolute', clip: 'rect(0 0 0 0)', height: 1, width: 1, overflow: 'hidden' }}>
        {name}
      </h1>
      <TextLink to="/stores/$storeId/experiences" params={{ storeId }} size="sm" w="fit-content">
        ← All experiences
      </TextLink>
      <Group align="flex-end" gap="sm">
        <TextInput
          label="Name"
          maxLength={120}
          dir="auto"
          style={{ flex: '1 1 240px' }}
          maw={440}
          disabled={!mayEdit}
          data-place="name"
          value={name}
          error={nameProblem}
          onChange={(event) => edit.change({ name: event.currentTarget.value })}
        />
        <Group gap="xs" mb={8}>
          <Badge variant="outline" color="gray" tt="none">
            {experience.kind === 'test' ? 'Test' : 'Personalization'}
          </Badge>
          <StatusBadge status={experience.status} />
          {mayShelve ? <ShelfMenu experience={experience} /> : null}
        </Group>
      </Group>
    </Stack>
  );
}
