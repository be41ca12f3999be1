import { expect, test } from 'vitest';
import { type Question, toQuestion, toSearch } from './shared-search.ts';
import { noPretence } from './testing/no-pretence.ts';

const asked: Question = {
  page: 'https://shop.example/sale?a=1',
  device: 'mobile',
  pretence: {
    inSegments: ['VIP', 'NEW'],
    outOfSegments: ['LOST'],
    forced: { hero: 'b' },
    country: 'DE',
    language: 'de-AT',
    referrer: 'https://www.tiktok.com/',
    attributes: 'cart_total=120\ntags=vip',
    time: '2026-11-28T10:00',
  },
};

test('what is asked comes back from the address as it was', () => {
  expect(toQuestion(toSearch(asked, undefined))).toEqual(asked);
  expect(toSearch(asked, 'hero').experience).toBe('hero');
});

test('nothing asked leaves the address empty, and an empty one asks nothing', () => {
  const nothing: Question = { page: '', device: 'desktop', pretence: noPretence };
  expect(toSearch(nothing, undefined)).toEqual({});
  expect(toQuestion({})).toEqual(nothing);
});

test('what nobody can have meant is left out', () => {
  const odd = {
    device: 'fridge',
    country: 'Germany',
    time: 'soon',
    show: 'hero,:b,x:',
    in: 'A,,A',
    out: 'A',
  };
  expect(toQuestion(odd)).toEqual({
    page: '',
    device: 'desktop',
    pretence: { ...noPretence, inSegments: ['A'] },
  });
});

test('neither a token nor an e-mail address gets into the address', () => {
  const page = 'https://shop.example/sale?_kx=aB3.McN66&email=vera@shop.example';
  const search = JSON.stringify(
    toSearch({ ...asked, page, pretence: { ...asked.pretence, referrer: page } }, undefined),
  );
  expect(search).not.toMatch(/aB3|vera/);
});
