import { expect, test } from 'vitest';
import { isNarrowed, toListParameters } from './list-search.ts';

test('the server is asked for what the address says', () => {
  expect(
    toListParameters({
      search: '<b>&"',
      status: 'running',
      kind: 'test',
      segment: 'VpX7kd',
      view: 'archived',
      page: 3,
    }),
  ).toBe('search=%3Cb%3E%26%22&status=running&kind=test&segment=VpX7kd&archived=true&page=3');
  expect(toListParameters({})).toBe('');
});

test('what nobody knows is left out, and what is too long cut', () => {
  expect(toListParameters({ status: 'gone', kind: 'x', view: 'else' })).toBe('');
  expect(toListParameters({ search: 'a'.repeat(300) })).toBe(`search=${'a'.repeat(200)}`);
});

test('neither a page nor the archive narrows the list', () => {
  expect(isNarrowed({ page: 2, view: 'archived' })).toBe(false);
  expect(isNarrowed({ segment: 'VpX7kd' })).toBe(true);
});
