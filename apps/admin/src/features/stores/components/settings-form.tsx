import type { Store } from '@facet/protocol';
import { Alert, Paper, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { focusWrong } from '../../../lib/focus-wrong.ts';
import { isSame } from '../../../lib/is-same.ts';
import { useMayOwn } from '../../../lib/session/get-session.ts';
import { storesQuery } from '../../../lib/stores/list-stores.ts';
import { useUnsavedWork } from '../../../lib/unsaved-work.ts';
import { notifyDone } from '../../../ui/notify.ts';
import { UnsavedDialog } from '../../../ui/unsaved-dialog.tsx';
import { updateStore } from '../api/update-store.ts';
import { findSettingProblems, toSettingProblems } from '../setting-problems.ts';
import { type SettingsDraft, settle, toDraft, toUpdate } from '../settings-draft.ts';
import { BehaviourFields } from './behaviour-fields.tsx';
import { SaveBar } from './save-bar.tsx';
import { SiteFields } from './site-fields.tsx';
import { TellingFields } from './telling-fields.tsx';

/** The settings of one store while they are edited. */
export function SettingsForm({ store }: { readonly store: Store }) {
  const queryClient = useQueryClient();
  const mayOwn = useMayOwn();
  const saved = toDraft(store);
  const [draft, setDraft] = useState(saved);
  const dirty = !isSame(draft, saved);
  const save = useMutation({
    mutationFn: (sent: SettingsDraft) => updateStore(store.id, toUpdate(sent)),
    onSuccess: async (next, sent) => {
      queryClient.setQueryData(storesQuery.queryKey, (list) =>
        list?.map((candidate) => (candidate.id === next.id ? next : candidate)),
      );
      setDraft((now) => settle(now, sent, next));
      notifyDone('The settings are saved.');
      await queryClient.invalidateQueries({ queryKey: storesQuery.queryKey, exact: true });
    },
  });
  const own = findSettingProblems(draft);
  const isSound = Object.keys(own).length === 0;
  const [tried, setTried] = useState(false);
  // What the server said is about what was sent: once something else is typed, it no longer holds.
  const refused = save.isError && isSame(save.variables, draft) ? toSettingProblems(save.error) : {};
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (save.isError) focusWrong(form.current);
  }, [save.isError]);
  useUnsavedWork(dirty);
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isSound) save.mutate(draft);
    else focusWrong(form.current);
  };
  const change = (part: Partial<SettingsDraft>) => setDraft((before) => ({ ...before, ...part }));
  const discard = () => {
    save.reset();
    setTried(false);
    setDraft(saved);
  };

  return (
    <form onSubmit={submit} ref={form} noValidate>
      <UnsavedDialog blocker={blocker} />
      <Stack>
        {mayOwn ? null : <Alert color="gray">Only the owner of this installation can change settings.</Alert>}
        <Paper withBorder p="lg">
          <SiteFields draft={draft} onChange={change} problems={{ ...refused, ...own }} disabled={!mayOwn} />
        </Paper>
        <Paper withBorder p="lg">
          <BehaviourFields draft={draft} onChange={change} disabled={!mayOwn} />
        </Paper>
        <Paper withBorder p="lg">
          <TellingFields draft={draft} onChange={change} disabled={!mayOwn} />
        </Paper>
        {mayOwn ? (
          <SaveBar
            dirty={dirty}
            pending={save.isPending}
            error={isSound ? save.error : null}
            refused={tried ? Object.keys(own).length : 0}
            onDiscard={discard}
          />
        ) : null}
      </Stack>
    </form>
  );
}
