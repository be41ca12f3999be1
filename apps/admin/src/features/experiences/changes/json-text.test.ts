import { readExperienceDefinition } from '@facet/engine';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSame } from '../../../lib/is-same.ts';
import { findUnfinished, readJsonText, toJsonText } from './json-text.ts';

test('any JSON comes back from the text that it is shown as', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = readJsonText(JSON.stringify(value));
      expect(findUnfinished(json)).toBeUndefined();
      expect(isSame(readJsonText(toJsonText(json)), json)).toBe(true);
    }),
  );
});

test('any text that is no JSON comes back as it was typed', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(toJsonText(readJsonText(`${text}{`))).toBe(`${text}{`);
    }),
  );
});

test.each(['', '{"a":', 'wide', "{'a': 1}", '[1,]'])('what is no JSON yet cannot be saved: %s', (text) => {
  const value = readJsonText(text);
  const changes = [{ kind: 'variable', name: 'a', value }];
  const read = readExperienceDefinition({
    version: 1,
    id: 'a',
    seed: 'a',
    kind: 'test',
    status: 'draft',
    pages: null,
    allocation: 1,
    audience: { type: 'everyone' },
    variations: [
      { id: 'one', control: true, weight: 1, changes: [] },
      { id: 'two', control: false, weight: 1, changes },
    ],
  });

  expect(toJsonText(value)).toBe(text);
  expect(read.ok ? [] : read.problems.map(({ path }) => path)).toEqual(['variations[1].changes[0].value[0]']);
});
