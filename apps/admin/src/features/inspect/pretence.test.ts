import { expect, test } from 'vitest';
import { isPretended, isSound, readAttributes, toPretended } from './pretence.ts';
import { noPretence } from './testing/no-pretence.ts';

test('nothing made up sends nothing', () => {
  expect(toPretended(noPretence, 'Europe/Berlin')).toEqual({});
  expect(isPretended({ input: 'x', ...toPretended(noPretence, 'UTC') })).toBe(false);
});

test('what is made up is sent as the server takes it', () => {
  const pretended = toPretended(
    {
      inSegments: ['VIP'],
      outOfSegments: ['LOST'],
      forced: { hero: 'b', banner: '' },
      country: 'DE',
      language: 'de-AT',
      referrer: ' https://www.tiktok.com/?_kx=aB3.McN66 ',
      attributes: 'cart_total=120\n\ntags=vip\ntags = wholesale ',
      time: '2026-11-28T10:00',
    },
    'Europe/Berlin',
  );
  expect(pretended).toEqual({
    country: 'DE',
    language: 'de-AT',
    referrer: 'https://www.tiktok.com/',
    attributes: { cart_total: '120', tags: ['vip', 'wholesale'] },
    at: '2026-11-28T09:00:00.000Z',
    preview: { memberships: { VIP: 'in', LOST: 'out' }, forced: { hero: 'b' } },
  });
  expect(isPretended(pretended)).toBe(true);
});

test('a line without a name is told, a value may hold any sign', () => {
  expect(readAttributes('plan\n=x\nurl=a=b').wrong).toEqual(['plan', '=x']);
  expect(readAttributes('url=a=b').attributes).toEqual({ url: 'a=b' });
  expect(isSound({ ...noPretence, attributes: 'plan' })).toBe(false);
  expect(isSound({ ...noPretence, referrer: 'tiktok' })).toBe(false);
  expect(isSound({ ...noPretence, attributes: 'who=vera@shop.example' })).toBe(false);
  expect(isSound(noPretence)).toBe(true);
});
