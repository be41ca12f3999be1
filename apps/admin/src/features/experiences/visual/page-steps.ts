import { fetchLater } from '../../../lib/fetch-later.ts';

/** What reads the steps of a page under edit. It weighs a sixth of the editor and is needed once such a page is open. */
export const pageSteps = fetchLater(() => import('./take-page-steps.ts'));
