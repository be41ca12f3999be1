import { requestNothing } from '../../../lib/api/request.ts';

/** Deletes a draft. */
export function removeExperience(storeId: string, experienceId: string): Promise<void> {
  return requestNothing(`/stores/${storeId}/experiences/${encodeURIComponent(experienceId)}`, {
    method: 'DELETE',
  });
}
