import type { ExperienceDefinition, Variation } from '@facet/engine';
import type { CreateEditorLink, EditorAdminMessage, EditorLink } from '@facet/protocol';
import { ApiError } from '../../../lib/api/api-error.ts';
import { findProblem } from '../../../lib/api/find-problem.ts';
import { change, toCurrent } from '../draft/edit.ts';
import type { EditStore } from '../draft/edit-store.ts';
import { findKeptSession, type KeptSession, keepSession } from './kept-session.ts';
import { type PageMessage, readPageMessage } from './page-message.ts';
import { pageSteps } from './page-steps.ts';
import { type PageOpening, type VisualSession, type WindowSize, windowSizes } from './visual-context.ts';

type Use = {
  readonly experienceId: string;
  readonly edit: EditStore;
  readonly makeLink: (body: CreateEditorLink) => Promise<EditorLink>;
  readonly failed: (error: unknown) => void;
};

/** Pages of the shop that are open to be edited: one at a time. */
export type PageEditing = {
  readonly get: () => VisualSession | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  /** Listens to pages of the store's own origins until it is told to stop. */
  readonly listen: (origins: readonly string[]) => () => void;
  readonly open: (variation: string, page: string, size: WindowSize) => Promise<PageOpening>;
  readonly openBlocked: () => void;
  readonly focus: () => void;
};

type Reader = Awaited<ReturnType<typeof pageSteps.load>>;

/** A page that is merely slow is taken as open as soon as it does speak up. */
const silentMs = 5000;
const lookMs = 1000;

/** Opens pages to be edited and takes what is changed there into the edit, beside all else that is edited meanwhile. */
export function createPageEditing({ experienceId, edit, makeLink, failed }: Use): PageEditing {
  let session: VisualSession | undefined;
  let kept: KeptSession | undefined;
  /** The page's window: the one that was opened, or after the admin was loaded anew the one that speaks up. */
  let opened: Window | undefined;
  /** Where the page is; nothing before it has spoken up. */
  let origin: string | undefined;
  let refused = '';
  let waitsSince = 0;
  const listeners = new Set<() => void>();
  const set = (next: VisualSession | undefined): void => {
    if (next?.state !== session?.state) waitsSince = Date.now();
    session = next;
    for (const listener of listeners) listener();
  };
  const post = (message: EditorAdminMessage): void => {
    if (origin !== undefined) opened?.postMessage(message, origin);
  };
  const readDefinition = (): ExperienceDefinition => toCurrent(edit.get()).definition;
  const findVariation = (id: string): Variation | undefined =>
    edit.get().base.status === 'ended'
      ? undefined
      : readDefinition().variations.find((variation) => variation.id === id);

  const tell = (): void => {
    if (kept === undefined) return;
    const shared = { facet: 'editor-admin', session: kept.session } as const;
    const variation = findVariation(kept.variation);
    if (variation === undefined) {
      post({ ...shared, type: 'away', why: 'gone' });
      return;
    }
    const { name = '', changes } = variation;
    const { pages } = readDefinition();
    post({ ...shared, type: 'state', variation: name, changes, pages, taken: kept.taken, refused });
  };
  const take = (
    { takePageSteps, withChanges }: Reader,
    now: KeptSession,
    steps: PageMessage['steps'],
  ): KeptSession => {
    const variation = findVariation(now.variation);
    if (variation === undefined) return now;
    const result = takePageSteps(variation.changes, steps, now.taken);
    if (result.taken === now.taken) return now;
    refused = result.refused;
    const definition = withChanges(readDefinition(), now.variation, result.changes);
    edit.update((before) => change(before, { definition }, Date.now()));
    return { ...now, taken: result.taken, made: now.made + result.made };
  };
  const hear = (event: MessageEvent<unknown>, origins: readonly string[]): void => {
    if (kept === undefined) return;
    const expected = { origins, session: kept.session, window: opened };
    const message = readPageMessage(event, expected);
    if (message === undefined) return;
    const reader = pageSteps.find();
    if (reader === undefined) {
      // Where that fails the page says it all once more.
      void pageSteps.load().then(
        () => hear(event, origins),
        () => undefined,
      );
      return;
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what another origin sends comes from a window
    opened = event.source as Window;
    ({ origin } = event);
    const after = take(reader, kept, message.steps);
    if (after !== kept) keepSession(experienceId, after);
    kept = after;
    const state = { here: 'open', moving: 'moving', done: 'closed' } as const;
    const { variation, made } = kept;
    set({
      variation,
      state: state[message.state],
      url: session?.url ?? '',
      path: message.path,
      answered: true,
      made,
    });
    tell();
  };
  const look = (): void => {
    if (session === undefined || session.state === 'blocked' || session.state === 'closed') return;
    if (opened?.closed === true) set({ ...session, state: 'closed' });
    else if (
      (session.state === 'opening' || session.state === 'moving') &&
      Date.now() - waitsSince > silentMs
    ) {
      set({ ...session, state: 'silent' });
    }
  };

  return {
    get: () => session,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    listen: (origins) => {
      kept ??= findKeptSession(experienceId);
      const hearHere = (event: MessageEvent<unknown>): void => hear(event, origins);
      window.addEventListener('message', hearHere);
      const timer = setInterval(look, lookMs);
      // What is edited here shows on the page at once.
      const unsubscribe = edit.subscribe(tell);
      return () => {
        window.removeEventListener('message', hearHere);
        clearInterval(timer);
        unsubscribe();
        if (kept !== undefined) {
          post({ facet: 'editor-admin', session: kept.session, type: 'away', why: 'left' });
        }
      };
    },
    open: async (variation, page, size) => {
      // Now, while a click is handled: later the browser would not let it open.
      const next = window.open('', '', toFeatures(size)) ?? undefined;
      const before = session;
      const opening = { variation, url: '', path: page, answered: false, made: 0 } as const;
      set({ ...opening, state: 'opening' });
      try {
        const [link] = await Promise.all([makeLink({ variation, page }), pageSteps.load()]);
        if (link.adminOrigin !== location.origin) throw toElsewhere(link.adminOrigin);
        opened = next;
        origin = undefined;
        refused = '';
        kept = { session: link.session, variation, taken: 0, made: 0 };
        keepSession(experienceId, kept);
        set({ ...opening, state: next ? 'opening' : 'blocked', url: link.url });
        next?.location.replace(link.url);
        return { opened: true };
      } catch (error) {
        next?.close();
        set(before);
        const pageProblem = findProblem(error, 'page');
        if (pageProblem === undefined) failed(error);
        return { opened: false, pageProblem };
      }
    },
    openBlocked: () => {
      if (session === undefined) return;
      opened = window.open(session.url, '', toFeatures('desktop')) ?? undefined;
      if (opened) set({ ...session, state: 'opening' });
    },
    focus: () => opened?.focus(),
  };
}

function toFeatures(size: WindowSize): string {
  const { width, height } = windowSizes[size];
  return `popup,width=${width},height=${height}`;
}

function toElsewhere(adminOrigin: string): ApiError {
  return new ApiError({
    code: 'admin_elsewhere',
    status: 0,
    title: 'Facet is open at another address',
    detail: `You have opened Facet at ${location.origin}, and pages of the shop answer to ${adminOrigin} alone. Open Facet there to edit on the page.`,
  });
}
