import type { Experience } from '@facet/protocol';
import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useMember } from '../../../lib/session/get-session.ts';
import { toLatestDraft } from '../draft/draft.ts';
import { keepMine, takeTheirs, toJoined } from '../draft/edit.ts';
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

/** Somebody else saved in between: nothing is overwritten, and whichever is taken, the other one is a step back. */
export function ConflictDialog({ edit }: { readonly edit: ExperienceEdit }) {
  return edit.theirs === null ? null : <Choice edit={edit} theirs={edit.theirs} />;
}

type Props = { readonly edit: ExperienceEdit; readonly theirs: Experience };

function Choice({ edit, theirs }: Props) {
  const { catalogue } = useEditor();
  const { store } = edit;
  useFocusReturn();
  const { did, by } = toJoined(edit, theirs);
  const who = by ?? 'Somebody else';
  const me = useMember()?.name;
  const isMine = by !== null && by === me;
  const latest = toLatestDraft(theirs);
  const differences = listDifferences(latest, edit.draft, catalogue.nameOf);
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
          What you typed last is not saved, so that nothing of theirs is overwritten. Choose one of the two;
          Undo brings back the other one.
        </Text>
        <section>
          <Title order={3} size="h5" mb={4}>
            Yours differs from theirs
          </Title>
          <div style={{ maxHeight: 320, overflow: 'auto' }}>
            <DifferenceList differences={differences} />
          </div>
        </section>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => store.update(keepMine)}>
            Keep mine
          </Button>
          <Button onClick={() => store.update(takeTheirs)} data-autofocus>
            Take theirs
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
