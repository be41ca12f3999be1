import type { Store } from '@facet/protocol';
import { expect, test } from 'vitest';
import { settle, toDraft, toUpdate } from './settings-draft.ts';

const saved: Store = {
  id: 'store',
  name: 'Saved',
  publicKey: 'key',
  settings: {
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    origins: ['https://shop.example'],
    consent: 'required',
    hideLimitMs: 300,
    latePolicy: 'apply_now',
    membershipMaxAgeMs: 86_400_000,
    membershipStaleLimitMs: 86_400_000,
    discounts: 'event',
    address: 'https://shop.example/n',
    globalPrivacyControl: 'respected',
    relays: ['ga4'],
    cartDetection: true,
    javascriptConditions: false,
  },
  createdAt: '2026-01-01T00:00:00Z',
  snippet: '',
  snippets: { plain: '', async: '', integrity: null },
};
const sent = { ...toDraft(saved), name: ' Saved ' };

test('a form that nobody touched changes nothing', () => {
  expect(toUpdate(toDraft(saved))).toEqual({ name: saved.name, settings: saved.settings });
});

test('an address of Facet that is cleared is taken away', () => {
  const { settings } = toUpdate({ ...toDraft(saved), facetAddress: ' ' });

  expect(settings).toEqual({ ...saved.settings, address: null });
});

test('a saved form shows what the server made of it', () => {
  expect(settle({ ...sent }, sent, saved)).toEqual(toDraft(saved));
});

test('what was typed while the settings were being saved stays', () => {
  const typed = { ...sent, name: ' Saved and more' };

  expect(settle(typed, sent, saved)).toBe(typed);
});
