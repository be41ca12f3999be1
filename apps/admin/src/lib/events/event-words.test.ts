import { knownEvents } from '@facet/protocol';
import { expect, test } from 'vitest';
import { findEventWords } from './event-words.ts';

test('every event that Facet knows has words, and a store’s own has none', () => {
  expect(knownEvents.map(findEventWords)).not.toContain(undefined);
  expect(findEventWords('newsletter')).toBeUndefined();
  expect(findEventWords('constructor')).toBeUndefined();
});
