import { describe, expect, it } from 'vitest';
import { readExchangeId } from './exchange-id.ts';

describe('readExchangeId', () => {
  it('decodes percent-escapes once', () => {
    expect(readExchangeId('J8fj-Wy6b%3D.McN66', 'McN66')).toEqual({
      state: 'ours',
      token: 'J8fj-Wy6b=.McN66',
    });
    expect(readExchangeId('J8fj-Wy6b=.McN66', 'McN66')).toEqual({ state: 'ours', token: 'J8fj-Wy6b=.McN66' });
    expect(readExchangeId('J8fj-Wy6b%253D.McN66', 'McN66')).toEqual({ state: 'malformed' });
  });

  it('tells tokens of another account', () => {
    expect(readExchangeId('abc.OTHER1', 'McN66')).toEqual({ state: 'foreign' });
    expect(readExchangeId('abc.mcn66', 'McN66')).toEqual({ state: 'foreign' });
  });

  it.each([
    '',
    '.',
    'abc',
    'abc.',
    '.McN66',
    'a b.McN66',
    'a.b.McN66',
    'a+b.McN66',
    'a%.McN66',
    '"),x.McN66',
  ])('refuses %j', (raw) => {
    expect(readExchangeId(raw, 'McN66')).toEqual({ state: 'malformed' });
  });

  it('refuses what is too long to be one', () => {
    expect(readExchangeId(`${'a'.repeat(600)}.McN66`, 'McN66')).toEqual({ state: 'malformed' });
  });
});
