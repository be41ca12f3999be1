import { expect, test } from 'vitest';
import { readClassNames, toClassText } from './class-names.ts';

test('classes are apart by spaces, and a dot in front is not theirs', () => {
  expect(readClassNames(' .on-sale  big\n')).toEqual(['on-sale', 'big']);
  expect(readClassNames('md:w-[1fr,2fr] w-1.5')).toEqual(['md:w-[1fr,2fr]', 'w-1.5']);
  expect(readClassNames(' . ')).toEqual([]);
});

test('classes come back from the text that they are shown as', () => {
  const names = ['on-sale', 'md:w-[1fr,2fr]'];

  expect(readClassNames(toClassText(names))).toEqual(names);
  expect(toClassText([])).toBe('');
});
