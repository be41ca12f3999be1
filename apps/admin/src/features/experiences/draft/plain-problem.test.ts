import { expect, test } from 'vitest';
import { readJsonText } from '../changes/json-text.ts';
import { toPlaceWords, toPlainProblem } from './plain-problem.ts';

const definition = {
  variations: [
    { name: 'Original', changes: [] },
    { name: 'For VIPs', changes: [{ kind: 'text', selector: '', value: 'Hi' }] },
    { name: '', changes: [] },
  ],
  audience: {
    rows: [
      {
        when: {
          and: [
            {
              or: [
                { field: 'klaviyo_segment', operator: 'equals', value: '' },
                { field: 'url_parameter', name: '', operator: 'equals', value: 'x' },
                { field: 'country', operator: 'is_one_of', value: [] },
                { field: 'attribute', name: 'total', operator: 'at_least', value: Number.NaN },
                {
                  field: 'attribute',
                  name: 'total',
                  operator: 'is_between',
                  value: { from: 1, to: Number.NaN },
                },
                { field: 'time_of_day', operator: 'is_between', value: { from: '', to: '17:00' } },
              ],
            },
          ],
        },
      },
    ],
  },
  holdout: 2,
  schedule: { start: '2026-12-01T00:00', end: '2026-11-01T00:00' },
};
const empty = 'is empty; some text is needed';
const plain = (path: string, message: string) => toPlainProblem({ path, message }, definition).message;

test('what is not filled in is asked for', () => {
  expect(plain('audience.rows.0.when.and.0.or.0.value', empty)).toBe('Choose a segment.');
  expect(plain('audience.rows.0.when.and.0.or.1.name', empty)).toBe('Fill in the name.');
  expect(plain('audience.rows.0.when.and.0.or.2.value', 'has 0 items; at least 1 are needed')).toBe(
    'Choose at least one country.',
  );
  expect(plain('audience.rows.0.when.and.0.or.3.value', 'NaN is not a number')).toBe('Fill in the number.');
  expect(plain('audience.rows.0.when.and.0.or.4.value.to', 'NaN is not a number')).toBe(
    'Fill in where the range ends.',
  );
  expect(plain('audience.rows.0.when.and.0.or.5.value.from', empty)).toBe('Fill in where the range begins.');
  expect(plain('variations.1.changes.0.selector', empty)).toBe(
    'Fill in which element changes, as a CSS selector.',
  );
});

test('what a change lacks is asked for by its kind', () => {
  const changes = [
    { kind: 'javascript', code: ' ' },
    { kind: 'discount', code: '' },
    { kind: 'attribute', selector: 'a', name: 'href', value: '' },
    { kind: 'class', selector: 'a', add: [], remove: [] },
    { kind: 'variable', name: '', value: readJsonText('') },
    { kind: 'text', selector: 'h1', value: '' },
    { kind: 'html', selector: 'p', value: '' },
    { kind: 'text', selector: 'h1', value: 'Hi' },
  ];
  const ask = (path: string, message: string) =>
    toPlainProblem({ path: `variations.0.changes.${path}`, message }, { variations: [{ changes }] }).message;

  expect(ask('0.code', empty)).toBe('Write the JavaScript.');
  expect(ask('1.code', empty)).toBe('Fill in the discount code.');
  expect(ask('2.value', 'is empty; an address is needed')).toBe('Fill in the address.');
  expect(ask('3.add', 'is empty, and so is what is removed; at least one class is needed')).toBe(
    'Fill in at least one class, to add or to take away.',
  );
  expect(ask('4.name', empty)).toBe('Fill in the name of the variable.');
  expect(ask('5.value', empty)).toBe('Fill in the new text.');
  expect(ask('6.value', empty)).toBe('Fill in the new HTML.');
  expect(ask('7.value', 'is too long')).toBe('The new text is too long.');
  expect(ask('4.value.0', 'NaN is nothing that JSON can say')).toBe(
    'Fill in the value as JSON, such as "wide" or 2.',
  );
});

test('names inside a value are nobody’s words', () => {
  const path = 'variations.1.changes.0.value.constructor.rows.0.__proto__';

  expect(plain(path, 'cannot be a name here')).toBe('This cannot be a name here.');
  expect(toPlaceWords(path, definition)).toBe('“For VIPs”, change 1');
});

test('any other message gets its subject from the path', () => {
  expect(plain('priority', '2000 is not a whole number from -1000 to 1000')).toBe(
    'The priority 2000 is not a whole number from -1000 to 1000.',
  );
  expect(plain('variations', 'has no weight above 0')).toBe('The list of variations has no weight above 0.');
  const late = plain('schedule.end', '"2026-11-01T08:00" is not after the start, 2026-12-01T00:00');
  expect(late.replaceAll(/\s/g, ' ')).toBe(
    'The end Nov 1, 2026, 8:00 AM is not after the start, Dec 1, 2026, 12:00 AM.',
  );
  expect(plain('seed', 'is missing')).toBe('This is missing.');
});

test('a whole sentence stays as it is', () => {
  expect(plain('variations', 'Original was started with.')).toBe('Original was started with.');
});

test('places are numbered as the editor shows them, variations called by their names', () => {
  expect(toPlaceWords('audience.rows.0.when.and.0.or.1.name', definition)).toBe(
    'Row 1, group 1, condition 2',
  );
  expect(toPlaceWords('variations.1.changes.0.selector', definition)).toBe('“For VIPs”, change 1');
  expect(toPlaceWords('variations.2.name', definition)).toBe('Variation 3');
  expect(toPlaceWords('holdout', definition)).toBe('');
});

test('a share beyond its limits is told in percent, as it is typed', () => {
  expect(plain('holdout', '2 is not a number from 0 to 1')).toBe('The holdout has to be from 0 to 100 %.');
});
