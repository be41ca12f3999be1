import { type CreatePreviewLink, type PreviewLink, previewLinkSchema } from '@facet/protocol';
import { request } from '../../../lib/api/request.ts';

/** Makes a link that opens a page of the store as if its visitor were shown a variation. */
export function createPreviewLink(
  storeId: string,
  experienceId: string,
  body: CreatePreviewLink,
): Promise<PreviewLink> {
  return request(
    previewLinkSchema,
    `/stores/${storeId}/experiences/${encodeURIComponent(experienceId)}/preview-links`,
    { method: 'POST', body },
  );
}
