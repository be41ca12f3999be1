import { type CreateEditorLink, type EditorLink, editorLinkSchema } from '@facet/protocol';
import { request } from '../../../lib/api/request.ts';

/** Makes a link that opens a page of the store in the visual editor. */
export function createEditorLink(
  storeId: string,
  experienceId: string,
  body: CreateEditorLink,
): Promise<EditorLink> {
  return request(
    editorLinkSchema,
    `/stores/${storeId}/experiences/${encodeURIComponent(experienceId)}/editor-links`,
    { method: 'POST', body },
  );
}
