import { later } from './later.tsx';
import type { Blocker } from './leave-dialog.tsx';

const LeaveDialog = later(async () => (await import('./leave-dialog.tsx')).LeaveDialog);

/** Asks before a page with unsaved changes is left. */
export function UnsavedDialog({ blocker }: { readonly blocker: Blocker }) {
  return blocker.status === 'blocked' ? <LeaveDialog blocker={blocker} /> : null;
}
