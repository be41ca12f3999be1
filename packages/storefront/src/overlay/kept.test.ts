import { previewParameter } from '@facet/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isPreview } from '../preview.ts';
import { findToken, openKept, withEntry, withoutToken } from './kept.ts';

const stored = new Map<string, string>();
beforeEach(() => {
  const sessionStorage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
  vi.stubGlobal('window', { sessionStorage, name: '' });
  vi.stubGlobal('location', { search: '' });
});
afterEach(() => {
  vi.unstubAllGlobals();
  stored.clear();
});

test('a preview goes along to the next page of its tab', () => {
  const chosen = {
    token: 'one',
    forced: { hero: 'b' },
    memberships: { vip: 'in' },
    agrees: true,
    isOpen: true,
  } as const;

  openKept('shop').update(() => chosen);

  expect([...stored.keys()]).toEqual(['facet:preview:shop']);
  expect(openKept('shop').read()).toEqual(chosen);
});

test('a preview that is left leaves nothing behind', () => {
  const kept = openKept('shop');
  kept.update(() => ({ token: 'one' }));

  kept.erase();

  expect(stored.size).toBe(0);
  expect(openKept('shop').read().token).toBe('');
});

test('what somebody else wrote in its place is no preview', () => {
  for (const text of ['one', '{"token":"one"}', '[{"token":"one"},"seal"]']) {
    stored.set('facet:preview:shop', text);
    expect(openKept('shop').read().token).toBe('');
  }
});

test('the tab’s name says that a preview goes on, beside what the shop has put there, and the script sees it', () => {
  const sees = (): boolean => {
    vi.stubGlobal('name', window.name);
    return isPreview();
  };
  window.name = 'checkout';
  expect(sees()).toBe(false);
  const kept = openKept('shop');
  kept.update(() => ({ token: 'one' }));
  kept.update(() => ({ isOpen: true }));

  expect(window.name).toBe('checkout facet_preview=');
  expect(sees()).toBe(true);
  kept.erase();
  expect(window.name).toBe('checkout');
  expect(sees()).toBe(false);
  window.name = 'facet_preview=';
  openKept('shop').erase();
  expect(sees()).toBe(false);
});

test('the token of an address is found by the name that the server gives it, and taken out again', () => {
  expect(findToken(`?${previewParameter}=x.y`)).toBe('x.y');
  expect(findToken('?a=1&facet_preview=x.y')).toBe('x.y');
  expect(['', '?facet_preview=', '?other=1'].map(findToken)).toEqual([undefined, undefined, undefined]);
  expect(withoutToken('https://shop.example/a?q=1&facet_preview=x.y#b')).toBe('https://shop.example/a?q=1#b');
  expect(withoutToken('https://shop.example/a?facet_preview=x.y')).toBe('https://shop.example/a');
  expect(withoutToken('https://shop.example/a?facet_preview=x.y&q=a%20b+c&&d')).toBe(
    'https://shop.example/a?q=a%20b+c&&d',
  );
  for (const other of ['https://shop.example/a?q=a%20b+c', 'https://shop.example/a?#?facet_preview=x'])
    expect(withoutToken(other)).toBe(other);
});

test('an entry is put into a record, and taken out where it has no value', () => {
  expect(withEntry({ a: 1 }, 'b', 2)).toEqual({ a: 1, b: 2 });
  expect(withEntry({ a: 1, b: 2 }, 'b', undefined)).toEqual({ a: 1 });
});
