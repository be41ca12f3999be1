import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useMember } from '../../../lib/session/get-session.ts';
import { IconInfoCircle } from '../../../ui/icons.ts';
import { notifyWaiting } from '../../../ui/notify.ts';
import { When } from '../../../ui/when.tsx';
import { toDraft } from '../draft/draft.ts';
import { listDifferences } from '../draft/list-differences.ts';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';
import { DifferenceList } from './difference-list.tsx';
import { useEditor } from './editor-context.tsx';

type Props = {
  readonly edit: ExperienceEdit;
  /** What was kept already when the page was opened. */
  readonly found: ExperienceEdit['kept'];
  readonly onGo: (path: string) => void;
};

/** Says that a page goes on with what was typed earlier, or that somebody else is at work on it now. */
export function DraftNotice({ edit, found, onGo }: Props) {
  const { catalogue } = useEditor();
  const me = useMember()?.name;
  const [closed, setClosed] = useState('');
  const [isOpen, setOpen] = useState(false);
  const { joined } = edit;
  const isRunning = edit.base.status === 'running';
  const taken = joined?.taken;
  const key = toKey(joined);
  const words = joined?.taken === undefined ? '' : toTakenWords(joined, me);
  // Whoever types further down does not see the notice.
  useEffect(() => {
    if (words !== '') notifyWaiting(words);
  }, [words]);
  // With the first edit it is no longer where the draft was left: the bar says what is saved from then on.
  const isUntouched = edit.kept?.revision === found?.revision && !edit.mayUndo && !edit.mayRedo;
  const news = joined ?? (edit.dirty && isUntouched ? found : null);
  if (news === null || closed === key) return null;
  const differences =
    edit.dirty && taken === undefined
      ? listDifferences(toDraft(edit.base), edit.draft, catalogue.nameOf)
      : [];
  return (
    <Alert
      color="blue"
      icon={<IconInfoCircle aria-hidden />}
      title={
        joined === undefined ? 'You go on where the draft was left' : <JoinedTitle {...joined} me={me} />
      }
      withCloseButton
      closeButtonLabel="Close"
      onClose={() => setClosed(key)}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {joined === undefined && found !== null ? (
            <>
              {found.savedBy === me ? 'You' : <bdi>{found.savedBy ?? 'Facet'}</bdi>} saved it last,{' '}
              <When at={found.savedAt} />. {isRunning ? 'It is not published.' : 'No visitor sees it.'}
            </>
          ) : taken === undefined ? (
            'You see it as it is now. What you change is saved on top of it; Undo goes back to what was here before.'
          ) : (
            'What you typed is kept, and this was taken in beside it. Nothing is to be done.'
          )}
        </Text>
        {taken === undefined ? null : (
          <DifferenceList
            differences={listDifferences(taken.before, taken.after, catalogue.nameOf)}
            onGo={onGo}
          />
        )}
        {differences.length === 0 ? null : (
          <>
            {isOpen ? <DifferenceList differences={differences} onGo={onGo} /> : null}
            <Group gap="xs">
              <Button size="xs" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                {isOpen ? 'Hide what changed' : 'Show what changed'}
              </Button>
              <Button size="xs" variant="default" onClick={edit.discard}>
                Discard draft
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Alert>
  );
}

/** Somebody who types on is the same news each time they are saved. */
function toKey(joined: ExperienceEdit['joined']): string {
  if (joined === undefined) return 'found';
  return joined.did === 'changed' ? `changed ${joined.by}` : `${joined.did} ${joined.at}`;
}

function toTakenWords({ by }: NonNullable<ExperienceEdit['joined']>, me: string | undefined): string {
  if (by !== null && by === me) return 'You changed something in another window. It was taken in here.';
  return `${by === null ? 'Somebody' : `“${by}”`} changed something else in the meantime. It was taken in.`;
}

type TitleProps = NonNullable<ExperienceEdit['joined']> & { readonly me: string | undefined };

function JoinedTitle({ did, by, me }: TitleProps) {
  if (did === 'published') return 'A new version was published';
  if (did === 'discarded') return 'The draft was discarded';
  if (by === me) return 'You edit this in another window too';
  return (
    <>
      <bdi>{by ?? 'Somebody'}</bdi> is editing this too
    </>
  );
}
