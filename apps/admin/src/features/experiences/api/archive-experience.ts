import { type Experience, experienceSchema } from '@facet/protocol';
import { request } from '../../../lib/api/request.ts';

/** Puts an experience away, or takes it back. */
export function archiveExperience(
  storeId: string,
  experienceId: string,
  archived: boolean,
): Promise<Experience> {
  const path = `/stores/${storeId}/experiences/${encodeURIComponent(experienceId)}/archive`;
  return request(experienceSchema, path, { method: 'POST', body: { archived } });
}
