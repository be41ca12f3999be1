import type { Experience } from '@facet/protocol';
import { Loader, Text } from '@mantine/core';
import { toClockTime } from '../../../lib/format/time.ts';
import type { AutosaveState } from '../draft/autosaver.ts';
import type { Autosave } from '../draft/use-autosave.ts';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';

type Props = {
  readonly experience: Experience;
  readonly edit: ExperienceEdit;
  readonly autosave: Autosave;
  readonly mayEdit: boolean;
};

/** What is saved, what is published, and what keeps it from either. */
export function SaveState({ experience, edit, autosave, mayEdit }: Props) {
  const { state } = autosave;
  if (!mayEdit) {
    const ended = 'It has ended and stays as it was.';
    return (
      <Text size="sm" c="dimmed">
        {experience.status === 'ended' ? ended : 'You may look at this and not change it.'}
      </Text>
    );
  }
  const trouble = edit.unsaved ? toTrouble(state) : undefined;
  return (
    <>
      {trouble === undefined ? (
        <Text size="sm">
          {toSavedWords(edit, state)}
          {edit.unsaved ? <Loader size={10} ml={6} aria-hidden /> : null}
        </Text>
      ) : (
        <Text size="sm" role="alert" c="light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))">
          {trouble}
        </Text>
      )}
      <Text size="xs" c="dimmed" aria-live="polite">
        {toPublishedWords(experience, edit.dirty)}
      </Text>
    </>
  );
}

function toSavedWords({ unsaved, dirty, kept }: ExperienceEdit, { type }: AutosaveState): string {
  if (unsaved) return type === 'saving' || type === 'quiet' ? 'Saving…' : 'Not saved yet.';
  if (!dirty) return 'Everything is saved.';
  return kept === null ? 'Draft saved.' : `Draft saved at ${toClockTime(kept.savedAt, Date.now())}`;
}

function toTrouble(state: AutosaveState): string | undefined {
  switch (state.type) {
    case 'quiet':
    case 'saving':
      return undefined;
    case 'unreachable':
      return `Not saved: ${state.why}. Facet tries again; what you typed stays here.`;
    case 'signed_out':
      return 'Not saved: your session has ended. It is saved as soon as you sign in again.';
    case 'refused':
      return `Not saved: ${state.why}`;
    default:
      throw new TypeError(state satisfies never);
  }
}

function toPublishedWords({ status }: Experience, dirty: boolean): string {
  if (status === 'running') {
    return dirty ? 'Visitors see it once you publish it.' : 'Visitors see what is here.';
  }
  if (status === 'paused') {
    return dirty ? 'Paused. Resume saves this and shows it.' : 'Paused: visitors see the original.';
  }
  return dirty ? 'No visitor sees it yet. Start saves it and shows it.' : 'No visitor sees it yet.';
}
