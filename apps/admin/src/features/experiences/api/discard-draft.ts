import { requestNothing } from '../../../lib/api/request.ts';
import { toDraftPath } from './save-draft.ts';

/** Discards a draft; `ApiError` with `stale_draft` where it is another one by now. */
export function discardDraft(storeId: string, experienceId: string, revision: number): Promise<void> {
  return requestNothing(`${toDraftPath(storeId, experienceId)}?revision=${revision}`, { method: 'DELETE' });
}
