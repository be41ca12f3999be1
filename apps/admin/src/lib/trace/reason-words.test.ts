import { reasons, unknownCauses } from '@facet/engine';
import { expect, test } from 'vitest';
import { toDecisionSentence } from './reason-words.ts';

test.each(reasons)('%s reads as a sentence', (reason) => {
  const sentence = toDecisionSentence({ reason }, null);
  expect(sentence).toMatch(/^Shows the original: .+\.$/);
  expect(sentence).not.toMatch(/undefined|_/);
});

test.each(unknownCauses)('an unknown audience says why: %s', (cause) => {
  expect(toDecisionSentence({ reason: 'audience_unknown', cause }, null)).toMatch(/ because [^_]+\.$/);
  expect(toDecisionSentence({ reason: 'group_undecided', cause }, null)).toMatch(/ because [^_]+\.$/);
});

test('the variation is called by its name', () => {
  expect(toDecisionSentence({ reason: 'personalized' }, 'For VIPs')).toBe(
    'Shows “For VIPs”: the visitor is in the audience.',
  );
});
