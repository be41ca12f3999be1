import { fetchLater } from '../../../lib/fetch-later.ts';

/** The judge of drafts. It weighs as much as the editor itself, so it comes after it. */
export const judge = fetchLater(() => import('./judge-draft.ts'));
