import type { Experience } from '@facet/protocol';
import { Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';
import type { Saving } from '../draft/use-saving.ts';
import { StatusActions } from './status-actions.tsx';

type Props = {
  readonly experience: Experience;
  readonly edit: ExperienceEdit;
  readonly saving: Saving;
  readonly mayEdit: boolean;
};

/** What it is called, how it stands, and what can be done with it. */
export function EditorHeader({ experience, edit, saving, mayEdit }: Props) {
  const storeId = useStoreId();
  const { name } = edit.draft;
  const nameProblem = saving.problems.find(({ path }) => path === 'name')?.message;
  return (
    <Stack gap="sm">
      <title>{`${name} · Facet`}</title>
      <h1 style={{ position: 'absolute', clip: 'rect(0 0 0 0)', height: 1, width: 1, overflow: 'hidden' }}>
        {name}
      </h1>
      <TextLink to="/stores/$storeId/experiences" params={{ storeId }} size="sm" w="fit-content">
        ← All experiences
      </TextLink>
      <Group justify="space-between" align="flex-end" gap="sm">
        <Group align="flex-end" gap="sm" style={{ flex: '1 1 300px' }}>
          <TextInput
            label="Name"
            maxLength={120}
            style={{ flex: '1 1 240px' }}
            maw={440}
            disabled={!mayEdit}
            value={name}
            error={nameProblem}
            onChange={(event) => edit.change({ name: event.currentTarget.value })}
          />
          <Group gap="xs" mb={8}>
            <Badge variant="outline" color="gray" tt="none">
              {experience.kind === 'test' ? 'Test' : 'Personalization'}
            </Badge>
            <StatusBadge status={experience.status} />
          </Group>
        </Group>
        <Group gap="xs">
          {mayEdit ? (
            <>
              {edit.dirty ? (
                <Button variant="subtle" onClick={edit.discard}>
                  Discard
                </Button>
              ) : null}
              <Button
                variant={experience.status === 'draft' && !edit.dirty ? 'default' : 'filled'}
                onClick={() => void saving.save()}
                loading={saving.pending}
                disabled={!edit.dirty}
              >
                Save
              </Button>
              <StatusActions experience={experience} edit={edit} saving={saving} />
            </>
          ) : null}
        </Group>
      </Group>
      <Text size="sm" c="dimmed" aria-live="polite">
        {toHint(experience, edit.dirty, mayEdit)}
      </Text>
    </Stack>
  );
}

function toHint({ status }: Experience, dirty: boolean, mayEdit: boolean): string {
  if (!mayEdit) return status === 'ended' ? '' : 'You may look at this and not change it.';
  if (!dirty) return 'Everything is saved.';
  return status === 'running'
    ? 'Not saved yet. Visitors get your changes within minutes of saving.'
    : 'Not saved yet.';
}
