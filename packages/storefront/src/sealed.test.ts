import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSealed, toSealed } from './sealed.ts';

test('what was sealed is read, and what was changed since is not', () => {
  const value = { visitor: 'visitor-1', tokens: ['1.2'], since: 7 };
  const text = toSealed(value);

  expect(readSealed(text)).toEqual(value);
  expect(readSealed(text.replace('visitor-1', 'visitor-2'))).toBeUndefined();
  expect(readSealed(null)).toBeUndefined();
});

test('garbage is never taken for a record', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      let value: unknown;
      try {
        value = readSealed(text);
      } catch {
        return;
      }
      expect(value).toBeUndefined();
    }),
  );
});
