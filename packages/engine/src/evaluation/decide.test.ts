import { expect, test } from 'vitest';
import { compileExperiences, decide } from '../index.ts';
import { toContext } from '../testing/to-context.ts';
import { toPersonalization } from '../testing/to-definition.ts';

test('pages that are unknown do not match, should a definition ever ask there who the visitor is', () => {
  const pages = { field: 'identified', operator: 'equals', value: false } as const;
  const compiled = compileExperiences([{ ...toPersonalization(), pages }]);
  const pending = toContext({ identity: { state: 'unknown', cause: 'pending' } });

  expect(decide(compiled, toContext())).toMatchObject([{ reason: 'personalized' }]);
  expect(decide(compiled, pending)).toMatchObject([{ reason: 'page_does_not_match', variation: null }]);
});

test('compiling once serves any number of visitors, none of whom is told of another', () => {
  const compiled = compileExperiences([toPersonalization()]);
  const [first] = decide(compiled, toContext());
  const copy = structuredClone(first);
  decide(compiled, toContext({ now: 0 }));

  expect(first).toEqual(copy);
});

test('JavaScript that answers later has not answered, whatever its promise comes to', () => {
  const expression = { field: 'javascript', operator: 'is_true', value: 'asked()' };
  const compiled = compileExperiences([toPersonalization({ audience: { type: 'custom', expression } })]);
  const answer = (result: unknown) =>
    decide(compiled, { ...toContext(), evaluateJavaScript: () => result })[0]?.cause;

  expect(answer(Promise.resolve(true))).toBe('failed');
  expect(answer({})).toBeUndefined();
  expect(answer(null)).toBeUndefined();
});
