import { type Experience, experienceSchema, type SaveExperience } from '@facet/protocol';
import { request } from '../../../lib/api/request.ts';

/** Saves an experience. `ApiError` with `stale_revision` when somebody else saved in between. */
export function saveExperience(
  storeId: string,
  experienceId: string,
  body: SaveExperience,
): Promise<Experience> {
  return request(experienceSchema, `/stores/${storeId}/experiences/${encodeURIComponent(experienceId)}`, {
    method: 'PUT',
    body,
  });
}
