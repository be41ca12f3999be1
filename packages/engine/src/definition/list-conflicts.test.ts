import { expect, test } from 'vitest';
import { type ExperienceDefinition, listConflicts } from '../index.ts';
import { toPersonalization, toTest } from '../testing/to-definition.ts';

const text = (selector: string): object => ({ kind: 'text', selector, value: 'Hello' });
const style = (selector: string, property: string): object => ({
  kind: 'style',
  selector,
  styles: { [property]: 'red' },
});

const attribute = (name: string, selector = 'a'): object => ({
  kind: 'attribute',
  selector,
  name,
  value: '/',
});
const classes = (add: readonly string[], remove: readonly string[]): object => ({
  kind: 'class',
  selector: 'h1',
  add,
  remove,
});
const move = (target: string): object => ({ kind: 'move', selector: 'h1', target, position: 'after' });
const variable = (name: string): object => ({ kind: 'variable', name, value: 1 });
const insert = { kind: 'insert', selector: 'h1', position: 'after', html: '<p>' };

/** An experience that makes one change, and whatever is said otherwise. */
function changing(id: string, change: object, otherwise: object = {}): ExperienceDefinition {
  const variations = [
    { id: 'control', control: true, weight: 1, changes: [] },
    { id: 'b', control: false, weight: 1, changes: [change] },
  ];
  return toPersonalization({ id, variations, ...otherwise });
}

function describeConflicts(
  definition: ExperienceDefinition,
  ...others: readonly ExperienceDefinition[]
): unknown {
  return listConflicts(definition, [definition, ...others]).map(
    ({ other, selector, shows }) => `${other} ${selector} ${shows}`,
  );
}

test.each([
  ['the text of one element', text('h1'), text(' h1 '), ['b h1 b']],
  ['text and HTML of one element', text('h1'), { kind: 'html', selector: 'h1', value: '<b>' }, ['b h1 b']],
  ['one property of one element', style('h1', 'color'), style('h1', 'color'), ['b h1 b']],
  ['the address', { kind: 'redirect', url: '/a' }, { kind: 'redirect', url: '/b' }, ['b null b']],
  ['other elements', text('h1'), text('h2'), []],
  ['other properties', style('h1', 'color'), style('h1', 'margin'), []],
  ['text and a property', text('h1'), style('h1', 'color'), []],
  ['one attribute, however it is written', attribute('href'), attribute('HREF'), ['b a b']],
  ['other attributes', attribute('href'), attribute('title'), []],
  ['an attribute and a property of one name', attribute('width', 'h1'), style('h1', 'width'), []],
  ['one class', classes(['big'], []), classes(['wide'], ['big']), ['b h1 b']],
  ['other classes', classes(['big'], []), classes(['wide'], ['small']), []],
  ['whether an element shows', { kind: 'hide', selector: 'h1' }, style('h1', 'display'), ['b h1 b']],
  ['text and the property content', text('h1'), style('h1', 'content'), []],
  ['where an element stands', move('main'), move('footer'), ['b h1 b']],
  ['one variable', variable('layout'), variable('layout'), ['b null b']],
  ['other variables', variable('layout'), variable('hero'), []],
  ['a variable and the address', variable('address'), { kind: 'redirect', url: '/' }, []],
  ['what stands beside an element', insert, insert, []],
  ['style sheets', { kind: 'css', css: 'a{}' }, { kind: 'css', css: 'a{}' }, []],
  ['code', { kind: 'javascript', code: 'a()' }, { kind: 'javascript', code: 'a()' }, []],
  ['discounts', { kind: 'discount', code: 'A' }, { kind: 'discount', code: 'B' }, []],
])('two experiences that change %s', (_, one, two, conflicts) => {
  expect(describeConflicts(changing('a', one), changing('b', two))).toEqual(conflicts);
});

test.each([
  ['the higher priority shows', { priority: 2 }, { priority: 1 }, 'a'],
  ['the higher priority shows, given later or not', { priority: -1 }, {}, 'b'],
  ['of two alike the one given later shows', { priority: 1 }, { priority: 1 }, 'b'],
])('%s', (_, one, two, shows) => {
  expect(describeConflicts(changing('a', text('h1'), one), changing('b', text('h1'), two))).toEqual([
    `b h1 ${shows}`,
  ]);
});

test('an experience does not conflict with itself, nor with another of its group', () => {
  const group = { key: 'hero', weight: 1 };
  const one = changing('a', text('h1'), { group });

  expect(describeConflicts(one, changing('b', text('h1'), { group }))).toEqual([]);
  expect(
    describeConflicts(one, changing('b', text('h1'), { group: { ...group, key: 'footer' } })),
  ).toHaveLength(1);
});

test('one that is not published yet comes before those that are', () => {
  expect(listConflicts(changing('a', text('h1')), [changing('b', text('h1'))])).toMatchObject([
    { shows: 'b' },
  ]);
});

test('each other experience is told once, however much both change', () => {
  const variations = [
    { id: 'control', control: true, weight: 1, changes: [] },
    { id: 'b', control: false, weight: 1, changes: [text('h1'), text('h2')] },
  ];

  expect(describeConflicts(toTest({ id: 'a', variations }), toTest({ id: 'b', variations }))).toEqual([
    'b h1 b',
  ]);
});

test('of two with the same priority the one shows that is published later', () => {
  const early = changing('early', text('h1'));
  const late = changing('late', text('h1'));
  const showsFor = (definition: ExperienceDefinition) =>
    listConflicts(definition, [early, late]).map(({ shows }) => shows);

  expect(showsFor(early)).toEqual(['late']);
  expect(showsFor(late)).toEqual(['late']);
  expect(showsFor(changing('new', text('h1')))).toEqual(['early', 'late']);
});

test('spaces around a selector do not hide a conflict, whatever the change', () => {
  expect(
    describeConflicts(changing('a', style('h1', 'color')), changing('b', style(' h1 ', 'color'))),
  ).toEqual(['b h1 b']);
});

test('a conflict about a variable names it, any other names none', () => {
  const about = (change: object) => listConflicts(changing('a', change), [changing('b', change)]);

  expect(about(variable('layout'))).toMatchObject([{ selector: null, variable: 'layout' }]);
  expect(about(text('h1'))[0]).not.toHaveProperty('variable');
});
