import type { Condition } from '@facet/engine';
import { expect, test } from 'vitest';
import { toId } from '../ids.ts';
import { toSentence } from './sentence.ts';

const names: Readonly<Record<string, string>> = { a: 'VIP', b: 'Win-back' };
const nameOf = (id: string) => names[id] ?? id;
const inSegment = (id: string): Condition => ({
  field: 'klaviyo_segment',
  operator: 'equals',
  value: toId(id),
});
const phone: Condition = { field: 'device', operator: 'is_one_of', value: ['mobile'] };
const isNew: Condition = { field: 'visitor_type', operator: 'equals', value: 'new' };

test('groups read as who, or, and who', () => {
  expect(toSentence({ and: [{ or: [inSegment('a'), inSegment('b')] }, { or: [phone] }] }, nameOf)).toBe(
    'Everybody who either is in the segment “VIP” or is in the segment “Win-back”, and who uses a phone.',
  );
});

test('one group needs no brackets', () => {
  expect(toSentence({ and: [{ or: [inSegment('a'), phone] }] }, nameOf)).toBe(
    'Everybody who is in the segment “VIP” or uses a phone.',
  );
});

test('nothing asked lets everybody in, an empty or nobody', () => {
  expect(toSentence({ and: [] }, nameOf)).toBe('Every visitor.');
  expect(toSentence({ or: [] }, nameOf)).toBe('Nobody.');
  expect(toSentence({ and: [] }, nameOf, 'page')).toBe('Every page.');
});

test('not in a segment says that the visitor must be identified', () => {
  expect(toSentence({ field: 'klaviyo_segment', operator: 'does_not_equal', value: toId('a') }, nameOf)).toBe(
    'Everybody who is identified by Klaviyo and not in the segment “VIP”.',
  );
});

test('a shape made elsewhere keeps its meaning', () => {
  expect(toSentence({ or: [{ and: [phone, isNew] }, { not: inSegment('a') }] }, nameOf)).toBe(
    'Everybody who (uses a phone, and who is here for the first time) or is not somebody who is in the segment “VIP”.',
  );
});

test('pages are read by their path', () => {
  const path: Condition = { field: 'page_path', operator: 'starts_with', value: '/collections' };
  expect(toSentence(path, nameOf, 'page')).toBe('Pages where the path starts with “/collections”.');
});

test('several values are joined as people do', () => {
  const values: Condition = {
    field: 'url_parameter',
    name: 'ref',
    operator: 'is_one_of',
    value: ['a', 'b', 'c'],
  };
  expect(toSentence(values, nameOf, 'page')).toBe('Pages where the URL parameter “ref” is “a”, “b” or “c”.');
});

test('what is still open at the end ends the sentence', () => {
  const open: Condition = { field: 'language', operator: 'is_one_of', value: [] };
  expect(toSentence(open, nameOf)).toBe('Everybody who speaks …');
});

test('fields of all kinds read as one sentence', () => {
  const country: Condition = { field: 'country', operator: 'is_one_of', value: ['DE', 'AT'] };
  const source: Condition = { field: 'traffic_source', operator: 'is_one_of', value: ['email'] };
  const total: Condition = { field: 'attribute', name: 'cart_total', operator: 'greater_than', value: 100 };
  expect(toSentence({ and: [{ or: [country, source] }, { or: [total] }] }, nameOf)).toBe(
    'Everybody who either is in Germany or Austria or came by email, and who has an attribute “cart_total” that is more than 100.',
  );
});
