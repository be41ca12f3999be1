import type { Experience } from '@facet/protocol';
import { Badge, Group, Stack } from '@mantine/core';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';
import { EditorTitle } from './editor-title.tsx';
import { useProblemAt } from './use-problem-at.ts';

type Props = {
  readonly experience: Experience;
  readonly edit: ExperienceEdit;
  readonly mayEdit: boolean;
};

/** What it is called, and how it stands. */
export function EditorHeader({ experience, edit, mayEdit }: Props) {
  const storeId = useStoreId();
  const { name } = edit.draft;
  // While it is written anew, it goes by the name it has elsewhere.
  const heading = name.trim() === '' ? experience.name : name;
  const nameProblem = useProblemAt('name');
  return (
    <Stack gap={4}>
      <title>{`${heading} · Facet`}</title>
      <h1 style={{ position: 'absolute', clip: 'rect(0 0 0 0)', height: 1, width: 1, overflow: 'hidden' }}>
        {heading}
      </h1>
      <TextLink to="/stores/$storeId/experiences" params={{ storeId }} size="sm" w="fit-content">
        ← All experiences
      </TextLink>
      <Group gap="sm">
        <EditorTitle
          name={name}
          problem={nameProblem}
          mayEdit={mayEdit}
          onChange={(next) => edit.change({ name: next })}
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
