import type { Change, ExperienceDefinition } from '@facet/engine';
import { describe, expect, test } from 'vitest';
import { type PageStep, takePageSteps, withChanges } from './take-page-steps.ts';

const title: Change = { kind: 'text', selector: 'h1', value: 'Hello' };
const hidden: Change = { kind: 'hide', selector: '.bar' };
const css: Change = { kind: 'css', css: 'a {}' };
const add = (number: number, after: unknown, at = 0): PageStep => ({
  number,
  step: { before: null, after, at },
});

describe('the steps of a page', () => {
  test('are taken once, in order, and what was edited meanwhile stays', () => {
    const steps = [add(2, hidden, 2), add(1, title, 1)];
    const once = takePageSteps([css], steps, 0);
    expect(once).toEqual({ changes: [css, title, hidden], taken: 2, made: 2, refused: '' });
    expect(takePageSteps(once.changes, steps, once.taken)).toEqual({ ...once, made: 0 });
  });

  test('are judged by the engine, and those after a refused one go on', () => {
    const evil = { kind: 'attribute', selector: 'a', name: 'onclick', value: 'alert(1)' };
    const result = takePageSteps([], [add(1, evil), add(2, { kind: 'none' }), add(3, title)], 0);
    expect(result).toMatchObject({ changes: [title], taken: 3, made: 1 });
    expect(result.refused).toMatch(/^Facet did not take the last change: /);
    expect(takePageSteps([], [add(1, evil)], 0).refused).toContain('it would run code');
  });

  test('take away what is not finished yet, and refuse to replace what never was a change', () => {
    const unfinished: Change = { kind: 'text', selector: '', value: '' };
    const gone: PageStep = { number: 1, step: { before: unfinished, after: null, at: 0 } };
    expect(takePageSteps([unfinished, title], [gone], 0).changes).toEqual([title]);
    const odd: PageStep = { number: 1, step: { before: { selector: 5 }, after: title, at: 0 } };
    expect(takePageSteps([hidden], [odd], 0)).toMatchObject({ changes: [hidden], taken: 1, made: 0 });
  });

  test('never make a variation hold more than it may', () => {
    const full = Array.from({ length: 100 }, (_, at): Change => ({ kind: 'hide', selector: `.c${at}` }));
    expect(takePageSteps(full, [add(1, title)], 0)).toMatchObject({ changes: full, taken: 1, made: 0 });
    const replaced: PageStep = { number: 1, step: { before: full[3], after: title, at: 3 } };
    expect(takePageSteps(full, [replaced], 0)).toMatchObject({ made: 1, refused: '' });
  });
});

test('other variations keep their changes', () => {
  const variations = [
    { id: 'a', changes: [css] },
    { id: 'b', changes: [] },
  ];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rest plays no part here
  const definition = { id: 'e', variations } as unknown as ExperienceDefinition;
  expect(withChanges(definition, 'b', [title])).toEqual({
    id: 'e',
    variations: [variations[0], { id: 'b', changes: [title] }],
  });
  expect(withChanges(definition, 'c', [title])).toEqual(definition);
});
