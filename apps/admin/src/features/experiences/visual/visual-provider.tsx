import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useStore } from '../../../lib/stores/use-store.ts';
import { notifyError } from '../../../ui/notify.ts';
import { createEditorLink } from '../api/create-editor-link.ts';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';
import { createPageEditing } from './page-editing.ts';
import { type Visual, VisualContext } from './visual-context.ts';

type Props = { readonly edit: ExperienceEdit; readonly children: ReactNode };

/** Lets variations be edited on the shop's pages, as long as the experience is open. */
export function VisualProvider({ edit, children }: Props) {
  const { id: storeId, settings } = useStore();
  const { origins } = settings;
  const experienceId = edit.base.id;
  const [editing] = useState(() =>
    createPageEditing({
      experienceId,
      edit: edit.store,
      makeLink: (body) => createEditorLink(storeId, experienceId, body),
      failed: notifyError,
    }),
  );
  useEffect(() => editing.listen(origins), [editing, origins]);
  const session = useSyncExternalStore(editing.subscribe, editing.get);
  const visual = useMemo<Visual>(
    () => ({
      session,
      open: editing.open,
      openBlocked: editing.openBlocked,
      focus: editing.focus,
    }),
    [session, editing],
  );
  return <VisualContext value={visual}>{children}</VisualContext>;
}
