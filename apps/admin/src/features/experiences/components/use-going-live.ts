import { dependsOnIdentity } from '@facet/engine';
import type { Experience } from '@facet/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { firstStepsQuery } from '../../../lib/first-steps/get-first-steps.ts';
import { toScriptSeen } from '../../../lib/first-steps/script-seen.ts';
import { connectionQuery } from '../../../lib/klaviyo/get-connection.ts';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { judge } from '../draft/judge.ts';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';
import type { Saving } from '../draft/use-saving.ts';
import { useEditor } from './editor-context.tsx';
import type { StatusChange } from './use-status-change.ts';

/** What is asked before visitors see something else than they do. */
export type GoingLivePurpose = 'publish' | 'start' | 'resume';

/** Starting, going on and publishing, each with what is told first. */
export type GoingLive = {
  readonly asking: GoingLivePurpose | undefined;
  /** Whether it is being looked up if there is something to tell. */
  readonly looking: boolean;
  /** The first start is always asked about, going on only where there is something to tell. */
  readonly start: () => Promise<void>;
  readonly publish: () => void;
  readonly confirm: () => Promise<void>;
  readonly close: () => void;
};

/** Leads from a button to visitors: what goes live is shown before it does. */
export function useGoingLive(
  experience: Experience,
  edit: ExperienceEdit,
  saving: Saving,
  change: StatusChange,
): GoingLive {
  const [asking, setAsking] = useState<GoingLivePurpose>();
  const [looking, setLooking] = useState(false);
  const hasTrouble = useTrouble(experience);
  const start = async () => {
    if (experience.status === 'draft') {
      setAsking('start');
      return;
    }
    setLooking(true);
    try {
      const { listProblems } = await judge.load();
      const isToTell =
        edit.dirty ||
        experience.warnings.length > 0 ||
        listProblems(edit.draft).length > 0 ||
        (await hasTrouble());
      if (isToTell) setAsking('resume');
      else change.mutate('running');
    } catch (error) {
      notifyError(error);
    } finally {
      setLooking(false);
    }
  };
  const confirm = async () => {
    // What runs is what is on the screen, so it is saved first.
    const isSaved = edit.dirty ? (await saving.save()) !== undefined : true;
    if (!isSaved) return;
    if (asking === 'publish') notifyDone('Published. The shop takes it up within minutes.');
    else await change.mutateAsync('running').catch(() => undefined);
    setAsking(undefined);
  };
  return {
    asking,
    looking,
    start,
    publish: () => setAsking('publish'),
    confirm,
    close: () => setAsking(undefined),
  };
}

/** Looks anew whether Klaviyo or the shop keeps visitors from seeing it; what cannot be found out is told as well. */
function useTrouble({ definition }: Experience): () => Promise<boolean> {
  const { storeId } = useEditor();
  const queryClient = useQueryClient();
  return async () => {
    const [connection, steps] = await Promise.allSettled([
      dependsOnIdentity(definition) === 'never'
        ? null
        : queryClient.fetchQuery({ ...connectionQuery(storeId), staleTime: 0 }),
      queryClient.fetchQuery(firstStepsQuery(storeId)),
    ]);
    if (connection.status === 'rejected' || steps.status === 'rejected') return true;
    return (
      (connection.value !== null && connection.value.state !== 'active') ||
      toScriptSeen(steps.value) === 'never'
    );
  };
}
