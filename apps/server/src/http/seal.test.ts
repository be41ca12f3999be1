import { sealOf } from '@facet/engine';
import { expect, it } from 'vitest';
import { toSealed } from './seal.ts';

it.each([
  { country: null },
  { identity: 'unidentified' },
  {
    text: 'Äpfel 🍏 \u2028 "quoted"',
    half: '\ud83c',
    absent: undefined,
    numbers: [-0, 1e21, 0.1],
    2: 'b',
    1: 'a',
  },
])('an answer’s seal fits what a browser reads of it: %j', (answer) => {
  const [read, seal]: [unknown, unknown] = JSON.parse(JSON.stringify(toSealed(answer)));
  expect(read).toEqual(JSON.parse(JSON.stringify(answer)));
  expect(seal).toBe(sealOf(JSON.stringify(read)));
});

it('a seal does not fit another answer', () => {
  const [, seal] = toSealed({ country: 'DE' });
  expect(seal).not.toBe(toSealed({ country: 'FR' })[1]);
});
