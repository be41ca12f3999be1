import type { Change } from '@facet/engine';
import { describe, expect, test } from 'vitest';
import { confirm, noChanges, put, remove, toShown, undo } from './change-list.ts';

const text = (value: string): Change => ({ kind: 'text', selector: 'h1', value });
const hidden: Change = { kind: 'hide', selector: '.bar' };

describe('the changes of an edit', () => {
  test('show at once, and stay shown when Facet confirms them', () => {
    const mine = put(noChanges, text(''), text('Hi'), 'a');
    expect(toShown(mine)).toEqual([text('Hi')]);
    const confirmed = confirm(mine, [text('Hi')], 1);
    expect(toShown(confirmed)).toEqual([text('Hi')]);
    expect(confirmed.pending).toEqual([]);
  });

  test('are steps with numbers until Facet has taken them, in order', () => {
    let state = put(noChanges, text(''), text('H'), 'a');
    state = put(state, text(''), text('Hi'), 'a');
    state = put(state, hidden, hidden, 'b');
    expect(state.pending).toEqual([
      { number: 1, step: { before: null, after: text('H'), at: 0 } },
      { number: 2, step: { before: text('H'), after: text('Hi'), at: 0 } },
      { number: 3, step: { before: null, after: hidden, at: 1 } },
    ]);
    const taken = confirm(state, [text('H')], 1);
    expect(taken.pending.map(({ number }) => number)).toEqual([2, 3]);
    expect(toShown(taken)).toEqual([text('Hi'), hidden]);
  });

  test('keep what was written in Facet meanwhile', () => {
    const theirs: Change = { kind: 'css', css: 'a {}' };
    const mine = put(confirm(noChanges, [text('Old')], 0), text(''), text('New'), 'a');
    expect(toShown(confirm(mine, [theirs, text('Old')], 0))).toEqual([theirs, text('New')]);
  });

  test('are undone by what was done, not by each letter', () => {
    let state = confirm(noChanges, [text('Old')], 0);
    for (const value of ['N', 'Ne', 'New']) state = put(state, text(''), text(value), 'typing');
    state = put(state, hidden, hidden, 'hide');
    state = undo(state);
    expect(toShown(state)).toEqual([text('New')]);
    state = undo(state);
    expect(toShown(state)).toEqual([text('Old')]);
    expect(undo(state)).toBe(state);
  });

  test('come back where they stood when their removal is undone', () => {
    const state = confirm(noChanges, [text('A'), hidden], 0);
    const without = remove(state, 0);
    expect(toShown(without)).toEqual([hidden]);
    expect(toShown(undo(without))).toEqual([text('A'), hidden]);
    expect(remove(state, 9)).toBe(state);
  });

  test('do nothing where nothing changes', () => {
    const state = confirm(noChanges, [hidden], 0);
    expect(put(state, hidden, hidden, 'x')).toBe(state);
    expect(put(state, text(''), null, 'x')).toBe(state);
  });

  test('count on from where an earlier page of the edit ended', () => {
    const state = put(confirm(noChanges, [], 7), hidden, hidden, 'x');
    expect(state.pending).toEqual([{ number: 8, step: { before: null, after: hidden, at: 0 } }]);
  });
});
