import { type ExperienceDraft, experienceDraftSchema, type SaveDraft } from '@facet/protocol';
import { request } from '../../../lib/api/request.ts';

/** More than this in all browsers refuse to send once the page is gone, in bytes; one UTF-16 unit takes up to three. */
const mostUnits = 20_000;

/**
 * Keeps changes that are not published yet. `leaving`: it is sent also when the page is gone before the answer, where it
 * is not too long. `ApiError` with `stale_draft` when somebody else changed it in between.
 */
export function saveDraft(
  storeId: string,
  experienceId: string,
  body: SaveDraft,
  leaving: boolean,
): Promise<ExperienceDraft> {
  return request(experienceDraftSchema, toDraftPath(storeId, experienceId), {
    method: 'PUT',
    body,
    keepalive: leaving && JSON.stringify(body).length < mostUnits,
  });
}

/** Where a draft is kept. */
export function toDraftPath(storeId: string, experienceId: string): string {
  return `/stores/${storeId}/experiences/${encodeURIComponent(experienceId)}/draft`;
}
