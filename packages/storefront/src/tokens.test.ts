import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeKlaviyoCookie, readToken } from './tokens.ts';

const company = 'McN66a';
const toCookie = (value: unknown): string =>
  encodeURI(Buffer.from(JSON.stringify(value), 'utf8').toString('base64'));

test('a token of the company is read, one of another company is not', () => {
  const token = `J8fjcn003Wy6b-3ILNlOyZXabW6dcFwTyeuxrowMers=.${company}`;

  expect(readToken(token, company)).toBe(token);
  expect(readToken(token, 'Other1')).toBeUndefined();
});

test.each([
  ['an escape that is left after one decoding', `abc%3D.${company}`],
  ['a second dot', `a.b.${company}`],
  ['no identifier', `.${company}`],
  ['no company', 'abcdef.'],
  ['markup', `<b>.${company}`],
  ['more than 512 characters', `${'a'.repeat(506)}.${company}`],
  ['another type', { token: 7 }],
  ['nothing', null],
])('what has %s is no token', (_what, value) => {
  expect(readToken(value, company)).toBeUndefined();
});

test("Klaviyo's cookie is decoded, also with names in it that are not ASCII", () => {
  const fields = { cid: 'ZWY5', $exchange_id: `abc.${company}`, $first_name: 'Zoë 🦊' };

  expect(decodeKlaviyoCookie(toCookie(fields))).toBe(`abc.${company}`);
  expect(decodeKlaviyoCookie(encodeURIComponent(toCookie(fields)))).toBe(`abc.${company}`);
});

test('the cookie of somebody anonymous holds no token', () => {
  expect(decodeKlaviyoCookie(toCookie({ cid: 'ZWY5' }))).toBeUndefined();
  expect(decodeKlaviyoCookie(toCookie(['abc']))).toBeUndefined();
});

test('whatever stands in its place, a cookie gives a token of the company or none', () => {
  const toBase64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
  const decode = (raw: string): unknown => {
    try {
      return decodeKlaviyoCookie(raw);
    } catch {
      return undefined;
    }
  };
  const isTokenOrNone = (raw: string): boolean =>
    /^[\w\-=]+\.McN66a$/.test(readToken(decode(raw), company) ?? `none.${company}`);

  expect(() =>
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json().map(toBase64)), isTokenOrNone)),
  ).not.toThrow();
});
