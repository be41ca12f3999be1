import { describe, expect, test } from 'vitest';
import type { Change } from './change.ts';
import { findChange, takeStep, toReversed } from './change-step.ts';

const toText = (selector: string, value: string): Change => ({ kind: 'text', selector, value });
const title = toText('h1', 'Hello');
const lead = toText('.lead', 'Read on');
const hidden: Change = { kind: 'hide', selector: '.banner' };

describe('a step in a list of changes', () => {
  test('adds, takes away and replaces', () => {
    expect(takeStep([title], { before: null, after: lead, at: 1 })).toEqual([title, lead]);
    expect(takeStep([title], { before: null, after: lead, at: 0 })).toEqual([lead, title]);
    expect(takeStep([title], { before: null, after: lead, at: 99 })).toEqual([title, lead]);
    expect(takeStep([title, lead], { before: title, after: null, at: 0 })).toEqual([lead]);
    const next = toText('h1', 'Hello you');
    expect(takeStep([lead, title], { before: title, after: next, at: 1 })).toEqual([lead, next]);
    expect(takeStep([title], { before: null, after: null, at: 0 })).toEqual([title]);
  });

  test('is taken back by its reverse', () => {
    const list = [title, lead, hidden];
    const steps = [
      { before: lead, after: null, at: 1 },
      { before: null, after: hidden, at: 2 },
      { before: title, after: toText('h1', 'Other'), at: 0 },
    ];
    for (const step of steps) {
      expect(takeStep(takeStep(list, step), toReversed(step))).toEqual(list);
    }
  });

  test('finds its change wherever that stands by now, and of two alike the one it means', () => {
    expect(takeStep([hidden, lead, title], { before: title, after: null, at: 0 })).toEqual([hidden, lead]);
    const twice = [title, lead, title];
    expect(takeStep(twice, { before: title, after: null, at: 2 })).toEqual([title, lead]);
    expect(findChange(twice, title, 2)).toBe(2);
    expect(findChange(twice, hidden, 0)).toBe(-1);
  });

  test('knows a change whatever the order of its keys', () => {
    const stored: Change = { kind: 'style', selector: 'h1', styles: { color: 'red', margin: '0' } };
    const typed: Change = { styles: { margin: '0', color: 'red' }, selector: 'h1', kind: 'style' };
    expect(takeStep([stored], { before: typed, after: null, at: 0 })).toEqual([]);
  });

  test('replaces what somebody else has written anew since, and adds what they took away', () => {
    const theirs = toText('h1', 'Theirs');
    const mine = toText('h1', 'Mine');
    expect(takeStep([theirs], { before: title, after: mine, at: 0 })).toEqual([mine]);
    expect(takeStep([lead], { before: title, after: mine, at: 0 })).toEqual([lead, mine]);
  });

  test('takes nothing away that somebody else has written anew since', () => {
    const theirs = toText('h1', 'Theirs');
    expect(takeStep([theirs], { before: title, after: null, at: 0 })).toEqual([theirs]);
  });
});
