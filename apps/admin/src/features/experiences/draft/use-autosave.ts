import type { Experience } from '@facet/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { noticeExpiry, useSessionExpired } from '../../../lib/api/session-expiry.ts';
import { discardDraft } from '../api/discard-draft.ts';
import { experienceKeys } from '../api/experience-keys.ts';
import { experienceQuery } from '../api/get-experience.ts';
import { saveDraft } from '../api/save-draft.ts';
import { Autosaver, type AutosaveState } from './autosaver.ts';
import { type Edit, follow, isDirty, isUnsaved, noteSaved, noteUnanswered, toCurrent } from './edit.ts';
import { isUnanswered } from './is-unanswered.ts';
import type { ExperienceEdit } from './use-experience-edit.ts';
import { toWire } from './wire.ts';

/** Saving as somebody types. */
export type Autosave = {
  readonly state: AutosaveState;
  readonly saver: Autosaver;
  /** Looks at what the server has now, and takes it in. */
  readonly catchUp: () => Promise<void>;
};

/** Saves an edit as a draft: a moment after typing stops, when the page is left, and again after trouble. */
export function useAutosave(storeId: string, edit: ExperienceEdit, mayEdit: boolean): Autosave {
  const queryClient = useQueryClient();
  const { store } = edit;
  const { id } = edit.base;
  const [state, setState] = useState<AutosaveState>({ type: 'quiet' });
  const autosave = useMemo(() => {
    const key = experienceKeys.one(storeId, id);
    // An answer that was asked for before something was saved knows nothing of that.
    const forget = () => queryClient.cancelQueries({ queryKey: key, exact: true });
    const catchUp = async () => {
      const latest = await queryClient.fetchQuery({ ...experienceQuery(storeId, id), staleTime: 0 });
      store.update((now) => follow(now, latest));
    };
    const isDue = () => {
      const now = store.get();
      return now.theirs === null && now.base.status !== 'ended' && isUnsaved(now);
    };
    const write = async (now: Edit, leaving: boolean) => {
      const revision = now.kept?.revision ?? null;
      if (!isDirty(now) && revision !== null) {
        await discardDraft(storeId, id, revision);
        return null;
      }
      const { name, definition } = toCurrent(now);
      const body = { revision, basedOn: now.base.revision, name, definition: toWire(definition) };
      return await saveDraft(storeId, id, body, leaving);
    };
    const send = async (leaving: boolean) => {
      store.update((now) => ({ ...now, sending: true }));
      const sent = toCurrent(store.get());
      try {
        const answer = write(store.get(), leaving);
        await forget();
        const draft = await answer;
        await forget();
        store.update((now) => noteSaved(now, sent, draft));
        queryClient.setQueryData<Experience>(key, (known) => known && { ...known, draft });
      } catch (error) {
        if (isUnanswered(error)) store.update((now) => noteUnanswered(now, sent));
        store.update((now) => ({ ...now, sending: false }));
        noticeExpiry(error);
        throw error;
      }
    };
    return { catchUp, isDue, saver: Autosaver.create({ isDue, send, catchUp, tell: setState }) };
  }, [queryClient, store, storeId, id]);
  const { saver, isDue } = autosave;
  useEffect(() => {
    saver.start();
    return () => saver.stop();
  }, [saver]);

  const { draft, unsaved, theirs } = edit;
  useEffect(() => {
    if (mayEdit && draft && unsaved && theirs === null && isDue()) saver.touch();
  }, [mayEdit, draft, unsaved, theirs, saver, isDue]);

  const expired = useSessionExpired();
  useEffect(() => {
    if (!mayEdit || expired) return undefined;
    const flush = () => void saver.flush();
    const leave = () => void saver.flush(true);
    const hide = () => (document.visibilityState === 'hidden' ? leave() : undefined);
    flush();
    window.addEventListener('online', flush);
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('online', flush);
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [mayEdit, expired, saver]);
  return { state, saver, catchUp: autosave.catchUp };
}
