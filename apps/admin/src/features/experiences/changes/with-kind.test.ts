import { type Change, changeKinds } from '@facet/engine';
import { expect, test } from 'vitest';
import { kindGroups } from './kinds.ts';
import { withKind } from './with-kind.ts';

const text: Change = { kind: 'text', selector: '.hero', value: 'Hello' };

test('every kind of change is offered once', () => {
  const offered = kindGroups.flatMap(({ items }) => items.map(({ value }) => value));

  expect([...offered].sort()).toEqual([...changeKinds].sort());
});

test('selector and content go along to the kinds that have them, and back', () => {
  expect(withKind(text, 'html')).toEqual({ kind: 'html', selector: '.hero', value: 'Hello' });
  expect(withKind(text, 'insert')).toMatchObject({ selector: '.hero', html: 'Hello' });
  expect(withKind(withKind(text, 'insert'), 'text')).toEqual(text);
  const all = changeKinds.map((kind) => withKind(text, kind));
  expect(all.map(({ kind }) => kind)).toEqual(changeKinds);
  expect(new Set(all.flatMap((change) => ('selector' in change ? change.selector : [])))).toEqual(
    new Set(['.hero']),
  );
});

test('where something goes is kept between putting in and moving', () => {
  const insert: Change = { kind: 'insert', selector: 'main', position: 'prepend', html: '<p>' };

  expect(withKind(insert, 'move')).toMatchObject({ selector: 'main', position: 'prepend', target: '' });
  expect(withKind(text, 'insert')).toMatchObject({ position: 'after' });
});

test('a discount code does not become JavaScript, nor a value of an attribute a text', () => {
  expect(withKind({ kind: 'discount', code: 'VIP15' }, 'javascript')).toEqual({
    kind: 'javascript',
    code: '',
  });
  expect(withKind({ kind: 'attribute', selector: 'a', name: 'href', value: '/' }, 'text')).toMatchObject({
    value: '',
  });
});
