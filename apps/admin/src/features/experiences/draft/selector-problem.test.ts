import { afterEach, expect, test, vi } from 'vitest';
import { findSelectorProblem, listSelectorProblems } from './selector-problem.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Judges as a browser does, of what is used here. */
function stubBrowser(): void {
  const querySelector = (selector: string): null => {
    if (selector.includes('>>')) throw new SyntaxError('not valid');
    return null;
  };
  vi.stubGlobal('document', { createDocumentFragment: () => ({ querySelector }) });
}

test('what a browser cannot read is said; what is empty is asked for elsewhere', () => {
  stubBrowser();

  expect(findSelectorProblem('.hero >> h1')).toBe('This is not a CSS selector: .hero >> h1');
  expect(findSelectorProblem('.hero > h1')).toBeUndefined();
  expect(findSelectorProblem(' ')).toBeUndefined();
});

test('without a browser nothing is found wrong', () => {
  expect(findSelectorProblem('.hero >> h1')).toBeUndefined();
});

test('every selector of a draft is judged at its place', () => {
  stubBrowser();
  const changes = [
    { kind: 'css', css: '>>' },
    { kind: 'move', selector: 'a >> b', target: 'c >> d', position: 'after' },
  ] as const;
  const variation = { weight: 1, control: false };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing else of a definition is looked at
  const definition = {
    variations: [
      { ...variation, changes: [] },
      { ...variation, changes },
    ],
  } as unknown as Parameters<typeof listSelectorProblems>[0];

  expect(listSelectorProblems(definition).map(({ path }) => path)).toEqual([
    'variations.1.changes.1.selector',
    'variations.1.changes.1.target',
  ]);
});
