import type { ChangeStatus, Experience } from '@facet/protocol';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { firstStepsQuery } from '../../../lib/first-steps/get-first-steps.ts';
import { findScriptSeen } from '../../../lib/first-steps/use-script-seen.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { changeStatus } from '../api/change-status.ts';
import { experienceKeys } from '../api/experience-keys.ts';

/** Starting, pausing and ending, under way or not. */
export type StatusChange = UseMutationResult<Experience, unknown, ChangeStatus['status']>;

/** Browsers keep the script for a minute, and may use it once more while they fetch the new one. */
const doneWords = {
  running: 'It is running. Your shop takes it up within a minute or two.',
  paused: 'It is paused. Within minutes everybody sees the original.',
  ended: 'It has ended. Within minutes everybody sees the original.',
};

const unseenWords = 'It is running. Your shop shows it once the script is in its pages.';

/** Starts, pauses and ends an experience, and says so. */
export function useStatusChange(experience: Experience): StatusChange {
  const storeId = useStoreId();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (status: ChangeStatus['status']) => changeStatus(storeId, experience.id, { status }),
    onSuccess: async (changed, status) => {
      const isUnseen = status === 'running' && findScriptSeen(queryClient, storeId) === 'never';
      notifyDone(isUnseen ? unseenWords : doneWords[status]);
      queryClient.setQueryData(experienceKeys.one(storeId, experience.id), changed);
      // What somebody is to do next depends on whether the script has been seen by now.
      void queryClient.invalidateQueries({ queryKey: firstStepsQuery(storeId).queryKey });
      await queryClient.invalidateQueries({ queryKey: experienceKeys.all(storeId) });
    },
    onError: notifyError,
  });
}
