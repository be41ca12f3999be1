import type { Experience } from '@facet/protocol';
import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useMember } from '../../../lib/session/get-session.ts';
import { keepMine, takeTheirs, toCurrent, toJoined } from '../draft/edit.ts';
import { listDifferences } from '../draft/list-differences.ts';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';
import { DifferenceList } from './difference-list.tsx';
import { useEditor } from './editor-context.tsx';
import { useFocusReturn } from './use-focus-return.ts';

const titles = {
  changed: 'changed this too',
  published: 'published another version in the meantime',
  discarded: 'discarded the draft in the meantime',
} as const;

type Props = { readonly edit: ExperienceEdit; readonly theirs: Experience };

/** Somebody else saved in between: nothing is overwritten, and whichever is taken, the other one is a step back. */
export function ConflictDialog({ edit, theirs }: Props) {
  const { catalogue } = useEditor();
  const { store } = edit;
  useFocusReturn();
  const { did, by } = toJoined(edit, theirs);
  const who = by ?? 'Somebody else';
  const me = useMember()?.name;
  const isMine = by !== null && by === me;
  // All else is put together, whatever is chosen.
  const [taken, kept] = [toCurrent(takeTheirs(edit)), toCurrent(keepMine(edit))];
  const differences = listDifferences(taken, kept, catalogue.nameOf);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={
        isMine ? (
          'You changed this in another window'
        ) : (
          <>
            <bdi>{who}</bdi> {titles[did]}
          </>
        )
      }
      size="lg"
    >
      <Stack>
        <Text size="sm">
          The same thing was changed in two ways, so what you typed last is not saved yet. Choose which one it
          is; everything else of both is kept, and Undo brings back the other one.
        </Text>
        <section>
          <Title order={3} size="h5" mb={4}>
            {isMine ? 'What this window has otherwise' : 'Yours differs from theirs'}
          </Title>
          <div style={{ maxHeight: 320, overflow: 'auto' }}>
            <DifferenceList differences={differences} />
          </div>
        </section>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => store.update(keepMine)}>
            {isMine ? 'Keep what is here' : 'Keep mine'}
          </Button>
          <Button onClick={() => store.update(takeTheirs)} data-autofocus>
            {isMine ? 'Take the other window’s' : 'Take theirs'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
