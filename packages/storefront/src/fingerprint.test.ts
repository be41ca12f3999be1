import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toFingerprint } from './fingerprint.ts';

test('a fingerprint is short, always the same and holds nothing of the token', () => {
  const token = 'J8fjcn003Wy6b-3ILNlOyZXabW6dcFwTyeuxrowMers=.McN66a';

  expect(toFingerprint(token)).toBe(toFingerprint(token));
  expect(toFingerprint(token)).toMatch(/^\d{1,10}\.\d{1,10}$/);
});

test('tokens that differ have fingerprints that differ', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.string({ maxLength: 80 }), (one, other) => {
      fc.pre(one !== other);
      expect(toFingerprint(one)).not.toBe(toFingerprint(other));
    }),
  );
});
