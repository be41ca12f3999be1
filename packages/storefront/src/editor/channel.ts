import type { Change } from '@facet/engine';
import type { EditorAdminMessage, EditorAnswer, EditorPageMessage, NumberedStep } from '@facet/protocol';

/** How the window stands in which Facet is open: the one that opened this page. */
export type Link = 'connecting' | 'connected' | 'silent' | 'alone' | 'left' | 'gone';

/** What Facet's window says of the variation. */
export type AdminState = Extract<EditorAdminMessage, { readonly type: 'state' }>;

type Told = {
  readonly pending: () => readonly NumberedStep[];
  readonly stated: (state: AdminState, changes: readonly Change[]) => void;
  readonly changed: (link: Link) => void;
};

/** The way to the window in which Facet is open. */
export type Channel = {
  /** Tells what is new at once. */
  readonly tell: (state?: EditorPageMessage['state']) => void;
  readonly link: () => Link;
};

const everyMs = 1000;
/** After so long without an answer somebody is told. */
const patienceMs = 4000;
const maxSteps = 100;

/**
 * Opens the way to the window that opened this page. What is sent goes to the admin's origin alone; what comes counts only
 * from that window, that origin, and this session.
 */
export function openChannel({ session, adminOrigin }: EditorAnswer, told: Told): Channel {
  const find = (): Window | undefined => {
    const { opener }: { readonly opener: Window | null } = window;
    return opener && !opener.closed ? opener : undefined;
  };
  let link: Link = find() ? 'connecting' : 'alone';
  let heardAt = Date.now();
  const set = (next: Link): void => {
    if (next === link) return;
    link = next;
    told.changed(link);
  };
  const tell = (state: EditorPageMessage['state'] = 'here'): void => {
    const message: EditorPageMessage = {
      facet: 'editor-page',
      session,
      state,
      path: location.pathname.slice(0, 2000),
      steps: told.pending().slice(0, maxSteps),
    };
    find()?.postMessage(message, adminOrigin);
  };
  addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (!source || source !== find() || origin !== adminOrigin || !isOurs(data, session)) return;
    heardAt = Date.now();
    if (data.type === 'away') {
      set(data.why);
      return;
    }
    // Their shape is the admin's own, whose origin was checked.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- changes that are not finished yet do nothing
    told.stated(data, data.changes as readonly Change[]);
    set('connected');
  });
  const look = (): void => {
    tell();
    if (!find()) set('alone');
    else if (Date.now() - heardAt > patienceMs && link !== 'left' && link !== 'gone') set('silent');
  };
  setInterval(look, everyMs);
  // Before the page is gone: a message of one that is comes from nobody.
  addEventListener('beforeunload', () => tell('moving'));
  tell();
  return { tell, link: () => link };
}

function isOurs(data: unknown, session: string): data is EditorAdminMessage {
  if (typeof data !== 'object' || data === null) return false;
  const { facet, session: named, type, changes }: Partial<Record<string, unknown>> = { ...data };
  const isWhole = type === 'away' || (type === 'state' && Array.isArray(changes));
  return facet === 'editor-admin' && named === session && isWhole;
}
