import type { Experience } from '@facet/protocol';
import { Alert, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useSegmentCatalogue } from '../../../lib/klaviyo/use-segment-catalogue.ts';
import { useMayEdit } from '../../../lib/session/get-session.ts';
import { later } from '../../../ui/later.tsx';
import { UnsavedDialog } from '../../../ui/unsaved-dialog.tsx';
import { findProblemTab, type Tab, tabs } from '../draft/problem-tab.ts';
import { useAutosave } from '../draft/use-autosave.ts';
import { useExperienceEdit } from '../draft/use-experience-edit.ts';
import { useLeaving } from '../draft/use-leaving.ts';
import { useSaving } from '../draft/use-saving.ts';
import { VisualProvider } from '../visual/visual-provider.tsx';
import { ArchivedNotice } from './archived-notice.tsx';
import { EditorBar } from './editor-bar.tsx';
import { EditorProvider } from './editor-context.tsx';
import { EditorHeader } from './editor-header.tsx';
import { EditorTabs } from './editor-tabs.tsx';
import { focusPlace } from './focus-place.ts';
import { KlaviyoMissing } from './klaviyo-missing.tsx';
import { NextTab } from './next-tab.tsx';
import { SeeItYourself } from './see-it-yourself.tsx';
import { useUndoKeys } from './use-undo-keys.ts';

const DraftNotice = later(async () => (await import('./draft-notice.tsx')).DraftNotice);
const ProblemSummary = later(async () => (await import('./problem-summary.tsx')).ProblemSummary);
const ConflictDialog = later(async () => (await import('./conflict-dialog.tsx')).ConflictDialog);

type Props = { readonly storeId: string; readonly experience: Experience };

/** Looks at and changes one experience. */
export function ExperienceEditor({ storeId, experience }: Props) {
  const mayEdit = useMayEdit() && experience.status !== 'ended';
  const edit = useExperienceEdit(experience, mayEdit);
  const [found] = useState(edit.dirty ? edit.kept : null);
  const autosave = useAutosave(storeId, edit, mayEdit);
  const saving = useSaving(storeId, edit, autosave);
  const catalogue = useSegmentCatalogue(storeId);
  const [tab, goToTab] = useTab(storeId, experience);
  const blocker = useLeaving(edit, autosave, saving.leaving);
  const { undo, redo } = edit;
  const show = useCallback(
    (path: string) => {
      const there = findProblemTab(path);
      if (there !== null) goToTab(there);
    },
    [goToTab],
  );
  const goTo = (path: string) => {
    show(path);
    // A dialog that closes now gives the focus back first.
    requestAnimationFrame(() => focusPlace(path));
  };
  useUndoKeys(
    mayEdit,
    useCallback(() => show(undo()), [show, undo]),
    useCallback(() => show(redo()), [show, redo]),
  );
  const { problems } = saving;
  const started = experience.startedAt !== null;
  const context = useMemo(
    () => ({ storeId, catalogue, problems, started }),
    [storeId, catalogue, problems, started],
  );
  return (
    <EditorProvider value={context}>
      <UnsavedDialog blocker={blocker} />
      {edit.theirs === null ? null : <ConflictDialog edit={edit} theirs={edit.theirs} />}
      <Stack gap="lg">
        <EditorHeader experience={experience} edit={edit} mayEdit={mayEdit} />
        <EditorBar
          experience={experience}
          edit={edit}
          saving={saving}
          autosave={autosave}
          mayEdit={mayEdit}
          onGo={goTo}
          onShow={show}
        />
        <ArchivedNotice experience={experience} />
        {mayEdit ? <DraftNotice edit={edit} found={found} onGo={show} /> : null}
        {experience.status === 'ended' ? (
          <Alert color="gray">
            It has ended and stays as it was, so that its results keep their meaning.
          </Alert>
        ) : null}
        {experience.status === 'ended' ? null : (
          <KlaviyoMissing definition={edit.draft.definition} saysUnconnected={tab === 'targeting'} />
        )}
        {problems.length === 0 ? null : (
          <ProblemSummary problems={problems} definition={edit.draft.definition} onGo={goTo} />
        )}
        {experience.status === 'running' ? <SeeItYourself experience={experience} /> : null}
        <VisualProvider edit={edit}>
          <EditorTabs tab={tab} onTab={goToTab} edit={edit} mayEdit={mayEdit} />
        </VisualProvider>
        {experience.status === 'draft' && mayEdit ? <NextTab tab={tab} onTab={goToTab} /> : null}
      </Stack>
    </EditorProvider>
  );
}

/** The tab that the address names; at first the one that matters: building a draft, watching what runs. */
function useTab(storeId: string, experience: Experience): readonly [Tab, (tab: Tab) => void] {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const named = tabs.find((candidate) => candidate === search.tab);
  const first = experience.status === 'draft' ? 'variations' : 'overview';
  const current = named ?? first;
  const { id } = experience;
  const go = useCallback(
    (tab: Tab) => {
      void navigate({
        to: '/stores/$storeId/experiences/$experienceId',
        params: { storeId, experienceId: id },
        search: { tab },
        // Back goes a tab back; what is already open is no step.
        replace: tab === current,
        resetScroll: false,
      });
    },
    [navigate, storeId, id, current],
  );
  return [current, go];
}
