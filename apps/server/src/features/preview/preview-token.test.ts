import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../config/secrets.ts';
import { type PreviewClaims, readPreviewToken, toPreviewToken } from './preview-token.ts';

const secrets = createSecrets(Buffer.alloc(32, 1));
const signFor = (storeId: string) => (text: string) => secrets.hashOf(`preview/${storeId}`, text);
const sign = signFor('one');
const endsAt = 1_800_000_000;
const claims: PreviewClaims = { s: 'nordlys', e: endsAt, f: { exp_hero: 'b' } };
const token = toPreviewToken(claims, sign);
const read = (text: string, now = endsAt * 1000 - 1) => readPreviewToken(text, 'nordlys', sign, now);

describe('a preview token', () => {
  it('says what it was made for until the second in which it ends', () => {
    expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
    expect(read(token)).toEqual({ ok: true, claims });
    expect(read(token, endsAt * 1000)).toEqual({ ok: false, why: 'over' });
  });

  it('is wrong with any one character changed, added or left out', () => {
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      for (const put of [other, '', `${token[at]}A`]) {
        expect(read(`${token.slice(0, at)}${put}${token.slice(at + 1)}`)).toEqual({
          ok: false,
          why: 'wrong',
        });
      }
    }
  });

  it.each(['', '.', 'a', 'a.b', '.'.repeat(44), '💥.💥', token.split('.')[0] ?? '', `${token}.${token}`])(
    'is wrong as "%s"',
    (text) => {
      expect(read(text)).toEqual({ ok: false, why: 'wrong' });
    },
  );

  it('that is over is still wrong where it was changed: nobody learns anything by trying', () => {
    expect(read(`${token}A`, endsAt * 1000)).toEqual({ ok: false, why: 'wrong' });
  });

  it('holds for its store alone, also under the same key', () => {
    expect(readPreviewToken(token, 'other', sign, 0)).toEqual({ ok: false, why: 'wrong' });
    expect(readPreviewToken(token, 'nordlys', signFor('two'), 0)).toEqual({ ok: false, why: 'wrong' });
  });

  it('cannot be made without the installation’s key', () => {
    const elsewhere = createSecrets(Buffer.alloc(32, 2));
    const forged = toPreviewToken(claims, (text) => elsewhere.hashOf('preview/one', text));
    expect(read(forged)).toEqual({ ok: false, why: 'wrong' });
  });
});
