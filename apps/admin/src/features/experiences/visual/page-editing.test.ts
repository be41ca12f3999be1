import type { Change } from '@facet/engine';
import type { EditorLink, Experience } from '@facet/protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../../lib/api/api-error.ts';
import { beginEdit, change, toCurrent } from '../draft/edit.ts';
import { createEditStore, type EditStore } from '../draft/edit-store.ts';
import { createPageEditing, type PageEditing } from './page-editing.ts';

const shop = 'https://shop.example';
const admin = 'https://facet.example';
const session = 's'.repeat(24);
const title: Change = { kind: 'text', selector: 'h1', value: 'Hello' };
const hidden: Change = { kind: 'hide', selector: '.bar' };

type Opened = {
  closed: boolean;
  readonly location: { readonly replace: ReturnType<typeof vi.fn<(url: string) => void>> };
  readonly postMessage: ReturnType<typeof vi.fn<(message: object, origin: string) => void>>;
  readonly close: ReturnType<typeof vi.fn<() => void>>;
};

function createWindow(): Opened {
  return {
    closed: false,
    location: { replace: vi.fn<(url: string) => void>() },
    postMessage: vi.fn<(message: object, origin: string) => void>(),
    close: vi.fn<() => void>(),
  };
}

function createEdit(): EditStore {
  const variations = [
    { id: 'a', control: true, weight: 1, changes: [] },
    { id: 'b', name: 'Snow', control: false, weight: 1, changes: [title] },
  ];
  const definition = { id: 'e', status: 'draft', kind: 'test', pages: null, variations };
  const experience = { id: 'e', name: 'Hero', status: 'draft', revision: 1, definition, draft: null };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rest plays no part here
  return createEditStore(beginEdit(experience as unknown as Experience));
}

/** The admin's window, in which a browser lets `opened` open, or nothing. */
async function openPage(opened: Opened | null, link: Partial<EditorLink> | ApiError = {}) {
  let hear: (event: object) => void = () => undefined;
  vi.stubGlobal('window', {
    open: () => opened,
    addEventListener: (_: string, listener: typeof hear) => {
      hear = listener;
    },
    removeEventListener: () => undefined,
  });
  vi.stubGlobal('location', { origin: admin });
  const edit = createEdit();
  const errors: unknown[] = [];
  const editing: PageEditing = createPageEditing({
    experienceId: 'e',
    edit,
    makeLink: async () => {
      if (link instanceof ApiError) throw link;
      return {
        url: `${shop}/?facet_preview=x`,
        session,
        adminOrigin: admin,
        expiresAt: '2030-01-01T00:00:00Z',
        ...link,
      };
    },
    failed: (error) => errors.push(error),
  });
  const stop = editing.listen([shop]);
  const opening = await editing.open('b', '/', 'phone');
  const listChanges = () => toCurrent(edit.get()).definition.variations[1]?.changes;
  const say = (steps: readonly object[], state = 'here') =>
    hear({ source: opened, origin: shop, data: { facet: 'editor-page', session, state, path: '/', steps } });
  return { editing, edit, errors, opening, listChanges, say, stop };
}

const add = (number: number, after: Change) => ({ number, step: { before: null, after, at: 1 } });

describe('a page that is open to be edited', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('gets the link, and when it speaks up the variation as it is now', async () => {
    const opened = createWindow();
    const { editing, say } = await openPage(opened);
    expect(opened.location.replace).toHaveBeenCalledWith(`${shop}/?facet_preview=x`);
    expect(editing.get()).toMatchObject({ state: 'opening', variation: 'b' });
    say([]);
    expect(editing.get()).toMatchObject({ state: 'open', path: '/', made: 0 });
    const state = { facet: 'editor-admin', session, type: 'state', variation: 'Snow', changes: [title] };
    expect(opened.postMessage.mock.lastCall).toEqual([expect.objectContaining({ ...state, taken: 0 }), shop]);
  });

  test('has its steps taken once, on top of what is edited here meanwhile, and is told of both', async () => {
    const opened = createWindow();
    const { editing, edit, say, listChanges } = await openPage(opened);
    say([]);
    edit.update((now) => change(now, { name: 'Renamed here' }, 0));
    say([add(1, hidden)]);
    say([add(1, hidden)]);
    expect(listChanges()).toEqual([title, hidden]);
    expect(toCurrent(edit.get()).name).toBe('Renamed here');
    expect(editing.get()?.made).toBe(1);
    expect(opened.postMessage.mock.lastCall?.[0]).toMatchObject({ changes: [title, hidden], taken: 1 });
  });

  test('is said to be silent after five seconds, and closed when its window is', async () => {
    const opened = createWindow();
    const { editing, say } = await openPage(opened);
    vi.advanceTimersByTime(4000);
    expect(editing.get()?.state).toBe('opening');
    vi.advanceTimersByTime(3000);
    expect(editing.get()?.state).toBe('silent');
    say([]);
    expect(editing.get()?.state).toBe('open');
    say([], 'moving');
    vi.advanceTimersByTime(12_000);
    expect(editing.get()?.state).toBe('silent');
    opened.closed = true;
    vi.advanceTimersByTime(1000);
    expect(editing.get()?.state).toBe('closed');
  });

  test('that was closed before it had answered is known to have said nothing', async () => {
    const opened = createWindow();
    const { editing, say } = await openPage(opened);
    vi.advanceTimersByTime(7000);
    opened.closed = true;
    vi.advanceTimersByTime(1000);
    expect(editing.get()).toMatchObject({ state: 'closed', answered: false });
    say([], 'done');
    expect(editing.get()).toMatchObject({ state: 'closed', answered: true });
  });

  test('is told when the experience is left, or its variation is gone', async () => {
    const opened = createWindow();
    const { edit, say, stop } = await openPage(opened);
    say([]);
    edit.update((now) => {
      const { definition } = toCurrent(now);
      return change(now, { definition: { ...definition, variations: definition.variations.slice(0, 1) } }, 0);
    });
    expect(opened.postMessage.mock.lastCall?.[0]).toMatchObject({ type: 'away', why: 'gone' });
    stop();
    expect(opened.postMessage.mock.lastCall?.[0]).toMatchObject({ type: 'away', why: 'left' });
  });

  test('can be opened by another click where the browser has blocked it', async () => {
    const { editing } = await openPage(null);
    expect(editing.get()).toMatchObject({ state: 'blocked', url: `${shop}/?facet_preview=x` });
    editing.openBlocked();
    expect(editing.get()?.state).toBe('blocked');
  });

  test('is not left open where Facet is open at another address than the page answers to', async () => {
    const opened = createWindow();
    const { editing, errors, opening } = await openPage(opened, { adminOrigin: 'https://other.example' });
    expect(opened.close).toHaveBeenCalledOnce();
    expect([editing.get(), errors.length, opening]).toEqual([
      undefined,
      1,
      { opened: false, pageProblem: undefined },
    ]);
    expect(String(errors[0])).toContain('https://other.example');
  });

  test('whose address is wrong is told where it was typed, and nowhere else', async () => {
    const opened = createWindow();
    const problems = [{ path: 'page', message: 'It is no page of the store.' }];
    const refusal = new ApiError({ code: 'invalid_page', title: '', detail: '', status: 422, problems });
    const { editing, errors, opening } = await openPage(opened, refusal);
    expect(opened.close).toHaveBeenCalledOnce();
    expect(opening).toEqual({ opened: false, pageProblem: 'It is no page of the store.' });
    expect([editing.get(), errors]).toEqual([undefined, []]);
  });
});
