import type { Experience } from '@facet/protocol';
import { Alert, Stack } from '@mantine/core';
import { useBlocker, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSegmentCatalogue } from '../../../lib/klaviyo/use-segment-catalogue.ts';
import { useMayEdit } from '../../../lib/session/get-session.ts';
import { useUnsavedWork } from '../../../lib/unsaved-work.ts';
import { UnsavedDialog } from '../../../ui/unsaved-dialog.tsx';
import { type Tab, tabs } from '../draft/problem-tab.ts';
import { useExperienceEdit } from '../draft/use-experience-edit.ts';
import { useSaving } from '../draft/use-saving.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { EditorProvider } from './editor-context.tsx';
import { EditorHeader } from './editor-header.tsx';
import { EditorTabs } from './editor-tabs.tsx';
import { KlaviyoMissing } from './klaviyo-missing.tsx';
import { ProblemSummary } from './problem-summary.tsx';

type Props = { readonly storeId: string; readonly experience: Experience };

/** Looks at and changes one experience. */
export function ExperienceEditor({ storeId, experience }: Props) {
  const edit = useExperienceEdit(experience);
  const saving = useSaving(storeId, edit);
  const catalogue = useSegmentCatalogue(storeId);
  const [tab, goToTab] = useTab(storeId, experience);
  const mayEdit = useMayEdit() && experience.status !== 'ended';
  useUnsavedWork(edit.dirty);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => edit.dirty && !saving.leaving && current.pathname !== next.pathname,
    enableBeforeUnload: () => edit.dirty,
    withResolver: true,
  });
  const { problems } = saving;
  const started = experience.startedAt !== null;
  const context = useMemo(
    () => ({ storeId, catalogue, problems, started }),
    [storeId, catalogue, problems, started],
  );
  return (
    <EditorProvider value={context}>
      <UnsavedDialog blocker={blocker} />
      <ConflictDialog
        conflict={saving.conflict}
        draft={edit.draft}
        onReload={saving.reload}
        onKeep={saving.keep}
      />
      <Stack gap="lg">
        <EditorHeader experience={experience} edit={edit} saving={saving} mayEdit={mayEdit} />
        {experience.status === 'ended' ? (
          <Alert color="gray">
            It has ended and stays as it was, so that its results keep their meaning.
          </Alert>
        ) : null}
        {experience.status === 'ended' || tab === 'targeting' ? null : (
          <KlaviyoMissing definition={edit.draft.definition} />
        )}
        <ProblemSummary problems={problems} definition={edit.draft.definition} onGo={goToTab} />
        <EditorTabs tab={tab} onTab={goToTab} edit={edit} mayEdit={mayEdit} />
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
  const go = (tab: Tab) => {
    void navigate({
      to: '/stores/$storeId/experiences/$experienceId',
      params: { storeId, experienceId: experience.id },
      search: { tab },
      replace: true,
      resetScroll: false,
    });
  };
  return [named ?? first, go];
}
