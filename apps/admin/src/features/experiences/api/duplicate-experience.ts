import { type Experience, experienceSchema } from '@facet/protocol';
import { request } from '../../../lib/api/request.ts';

/** Creates a draft that is the same as an experience. */
export function duplicateExperience(storeId: string, experienceId: string): Promise<Experience> {
  const path = `/stores/${storeId}/experiences/${encodeURIComponent(experienceId)}/duplicate`;
  return request(experienceSchema, path, { method: 'POST' });
}
