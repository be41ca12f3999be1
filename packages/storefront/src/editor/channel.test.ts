import type { NumberedStep } from '@facet/protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Channel, type Link, openChannel } from './channel.ts';

const edit = {
  session: 's'.repeat(24),
  experience: 'exp',
  variation: 'b',
  adminOrigin: 'https://facet.example',
};
const step: NumberedStep = {
  number: 1,
  step: { before: null, after: { kind: 'hide', selector: 'p' }, at: 0 },
};
const state = {
  facet: 'editor-admin',
  session: edit.session,
  type: 'state',
  variation: 'B',
  changes: [{ kind: 'hide', selector: 'p' }],
  pages: null,
  taken: 1,
  refused: '',
};

type Listener = (event: object) => void;

/** A page whose opener is Facet's window, or gone. */
function openPage(opener: object | null): {
  readonly channel: Channel;
  readonly stated: unknown[];
  readonly links: Link[];
  readonly hear: (event: object) => void;
  readonly leave: () => void;
} {
  const listeners = new Map<string, Listener>();
  vi.stubGlobal('window', { opener });
  vi.stubGlobal('location', { pathname: '/sale' });
  vi.stubGlobal('addEventListener', (type: string, listener: Listener) => listeners.set(type, listener));
  const stated: unknown[] = [];
  const links: Link[] = [];
  const channel = openChannel(edit, {
    pending: () => [step],
    stated: (_, changes) => stated.push(changes),
    changed: (link) => links.push(link),
  });
  return {
    channel,
    stated,
    links,
    hear: (event) => listeners.get('message')?.(event),
    leave: () => listeners.get('beforeunload')?.({}),
  };
}

describe('the way to Facet’s window', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('tells the admin’s origin alone what is there and what it does not know of yet, again and again', () => {
    const opener = { closed: false, postMessage: vi.fn<(message: unknown, origin: string) => void>() };
    const { leave } = openPage(opener);
    vi.advanceTimersByTime(2000);
    leave();

    const here = { facet: 'editor-page', session: edit.session, state: 'here', path: '/sale', steps: [step] };
    const calls = opener.postMessage.mock.calls;
    expect(calls).toEqual([
      [here, edit.adminOrigin],
      [here, edit.adminOrigin],
      [here, edit.adminOrigin],
      [{ ...here, state: 'moving' }, edit.adminOrigin],
    ]);
  });

  test('listens to that window, that origin and this session alone', () => {
    const opener = { closed: false, postMessage: vi.fn<(message: unknown, origin: string) => void>() };
    const { hear, stated, channel } = openPage(opener);
    const right = { source: opener, origin: edit.adminOrigin, data: state };
    hear({ ...right, source: {} });
    hear({ ...right, source: null });
    hear({ ...right, origin: 'https://facet.example.evil.example' });
    hear({ ...right, data: { ...state, session: 't'.repeat(24) } });
    hear({ ...right, data: { ...state, changes: 'all' } });
    hear({ ...right, data: null });
    expect([stated, channel.link()]).toEqual([[], 'connecting']);

    hear(right);
    expect([stated, channel.link()]).toEqual([[state.changes], 'connected']);
  });

  test('says when nobody answers, when the editor was left, and when there is no window', () => {
    const opener = { closed: false, postMessage: vi.fn<(message: unknown, origin: string) => void>() };
    const { hear, links, channel } = openPage(opener);
    const right = { source: opener, origin: edit.adminOrigin, data: state };
    hear(right);
    vi.advanceTimersByTime(6000);
    hear(right);
    hear({ ...right, data: { facet: 'editor-admin', session: edit.session, type: 'away', why: 'left' } });
    vi.advanceTimersByTime(6000);
    opener.closed = true;
    vi.advanceTimersByTime(1000);
    expect(links).toEqual(['connected', 'silent', 'connected', 'left', 'alone']);
    expect(channel.link()).toBe('alone');
    expect(openPage(null).channel.link()).toBe('alone');
  });
});
