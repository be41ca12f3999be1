import { type CreateExperience, type Experience, experienceSchema } from '@facet/protocol';
import { request } from '../../../lib/api/request.ts';

/** Creates a draft for everyone, with a control and one variation. */
export function createExperience(storeId: string, body: CreateExperience): Promise<Experience> {
  return request(experienceSchema, `/stores/${storeId}/experiences`, { method: 'POST', body });
}
