import { expect, test } from 'vitest';
import { readPageMessage } from './page-message.ts';

const page = {};
const session = 'a'.repeat(24);
const data = { facet: 'editor-page', session, state: 'here', path: '/', steps: [] };
const origin = 'https://shop.example';
const expected = { origins: [origin], session, window: page };

test('a message of the page that was opened is read', () => {
  const step = { number: 1, step: { before: null, after: { kind: 'hide', selector: 'p' }, at: 0 } };
  const whole = { ...data, steps: [step] };
  expect(readPageMessage({ data: whole, origin, source: page }, expected)).toEqual(whole);
  expect(readPageMessage({ data, origin, source: {} }, { ...expected, window: undefined })).toEqual(data);
});

test.each([
  ['another origin', { data, origin: 'https://shop.example.evil.example', source: page }],
  ['another scheme', { data, origin: 'http://shop.example', source: page }],
  ['another window', { data, origin, source: {} }],
  ['no window', { data, origin, source: null }],
  ['another session', { data: { ...data, session: 'b'.repeat(24) }, origin, source: page }],
  ['something more', { data: { ...data, more: 1 }, origin, source: page }],
  ['no steps', { data: { ...data, steps: 'all' }, origin, source: page }],
  [
    'a step without number',
    { data: { ...data, steps: [{ step: { before: null, after: null, at: 0 } }] }, origin, source: page },
  ],
  ['nothing', { data: null, origin, source: page }],
])('a message with %s is ignored', (_, event) => {
  expect(readPageMessage(event, expected)).toBeUndefined();
});
