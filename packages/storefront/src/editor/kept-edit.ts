import { openRecord } from '../record.ts';
import { type ListState, noChanges } from './change-list.ts';

/** What of an edit goes along from page to page of its tab, so that nothing is lost by a reload. */
type KeptEdit = ListState & {
  /** Whose it is: what another link has left behind is nobody's. */
  readonly session: string;
  readonly mode: 'edit' | 'browse';
  /** Where the panel stands: at the start or the end of the line; on a narrow page at the bottom or the top. */
  readonly side: 'start' | 'end';
};

/** An edit that is written at once. */
export type EditStore = {
  readonly read: () => KeptEdit;
  readonly update: (part: Partial<KeptEdit>) => void;
  readonly erase: () => void;
};

/** Opens what the tab keeps of an edit, or begins it. */
export function openKeptEdit(store: string, session: string): EditStore {
  const fresh: KeptEdit = { ...noChanges, session, mode: 'edit', side: 'end' };
  const record = openRecord<KeptEdit>('sessionStorage', `edit:${store}`, () => fresh);
  if (record.read().session !== session) record.update(() => fresh)();
  return {
    read: record.read,
    update: (part) => {
      record.update(() => part)();
    },
    erase: record.erase,
  };
}
