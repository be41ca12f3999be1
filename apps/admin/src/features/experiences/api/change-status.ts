import { type ChangeStatus, type Experience, experienceSchema } from '@facet/protocol';
import { request } from '../../../lib/api/request.ts';

/** Starts, pauses, resumes or ends an experience; ending is for good. */
export function changeStatus(storeId: string, experienceId: string, body: ChangeStatus): Promise<Experience> {
  return request(
    experienceSchema,
    `/stores/${storeId}/experiences/${encodeURIComponent(experienceId)}/status`,
    { method: 'POST', body },
  );
}
