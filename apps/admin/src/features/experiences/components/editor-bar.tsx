import type { Experience } from '@facet/protocol';
import { ActionIcon, Button, Group, Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMayEdit } from '../../../lib/session/get-session.ts';
import { IconArrowBackUp, IconArrowForwardUp } from '../../../ui/icons.ts';
import { later } from '../../../ui/later.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import type { Autosave } from '../draft/use-autosave.ts';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';
import type { Saving } from '../draft/use-saving.ts';
import classes from './editor-bar.module.css';
import { SaveState } from './save-state.tsx';
import { ShelfMenu } from './shelf-menu.tsx';
import { StatusActions } from './status-actions.tsx';
import { useGoingLive } from './use-going-live.ts';
import { useStatusChange } from './use-status-change.ts';

const CheckList = later(async () => (await import('./check-list.tsx')).CheckList);

type Props = {
  readonly experience: Experience;
  readonly edit: ExperienceEdit;
  readonly saving: Saving;
  readonly autosave: Autosave;
  readonly mayEdit: boolean;
  /** Goes to a place of the definition, into its field. */
  readonly onGo: (path: string) => void;
  /** Shows the tab of a place. */
  readonly onShow: (path: string) => void;
};

/** What can be done with an experience, and what of it is saved and published. */
export function EditorBar({ experience, edit, saving, autosave, mayEdit, onGo, onShow }: Props) {
  const change = useStatusChange(experience);
  const live = useGoingLive(experience, edit, saving, change);
  const mayShelve = useMayEdit();
  const { status } = experience;
  const isRunning = status === 'running';
  const discard = () => {
    edit.discard();
    notifyDone('Your changes are discarded. Undo brings them back.');
  };
  return (
    <Paper withBorder p="xs" className={classes['bar']} component="section" aria-label="Save and publish">
      <Group gap="xs" justify="space-between">
        <div className={classes['state']}>
          <SaveState experience={experience} edit={edit} autosave={autosave} mayEdit={mayEdit} />
        </div>
        {mayEdit ? (
          <Group gap="xs" className={classes['actions']} justify="flex-end">
            <Group gap={4} wrap="nowrap">
              <Step label="Undo" keys="Ctrl+Z" disabled={!edit.mayUndo} onClick={() => onShow(edit.undo())}>
                <IconArrowBackUp size={18} aria-hidden />
              </Step>
              <Step
                label="Redo"
                keys="Ctrl+Shift+Z"
                disabled={!edit.mayRedo}
                onClick={() => onShow(edit.redo())}
              >
                <IconArrowForwardUp size={18} aria-hidden />
              </Step>
            </Group>
            {edit.dirty ? (
              <Button variant="subtle" px="sm" visibleFrom="sm" onClick={discard}>
                Discard
              </Button>
            ) : null}
            <Button
              variant={status === 'draft' && !edit.dirty ? 'default' : 'filled'}
              onClick={() => (isRunning ? live.publish() : void saving.save())}
              loading={saving.pending}
              disabled={!edit.dirty}
            >
              {isRunning ? 'Publish changes' : 'Save'}
            </Button>
            <StatusActions
              experience={experience}
              dirty={edit.dirty}
              change={change}
              isBusy={saving.pending || live.looking}
              onStart={() => void live.start()}
              onDiscard={discard}
              onLeave={saving.leave}
            />
          </Group>
        ) : mayShelve ? (
          <ShelfMenu experience={experience} variant="default" />
        ) : null}
      </Group>
      {live.asking === undefined ? null : (
        <CheckList
          purpose={live.asking}
          experience={experience}
          edit={edit}
          problems={saving.problems}
          pending={saving.pending || change.isPending}
          onGo={(path) => {
            saving.tellProblems();
            live.close();
            onGo(path);
          }}
          onClose={live.close}
          onConfirm={() => void live.confirm()}
        />
      )}
    </Paper>
  );
}

type StepProps = {
  readonly label: string;
  readonly keys: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
};

function Step({ label, keys, disabled, onClick, children }: StepProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      className={classes['step'] ?? ''}
      title={`${label} (${keys})`}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}
