import { attempt } from './attempt.ts';
import { addSheet } from './changes/sheet.ts';

/**
 * Hides elements, so that what may change is not seen before; what is hidden keeps its place. Returns how to show them
 * again. A selector that is not valid hides nothing. A page that was painted already has shown its original: nothing is
 * hidden then, nor in browsers that cannot adopt sheets.
 */
export function drawCurtain(selectors: readonly string[]): readonly (() => void)[] {
  if (performance.getEntriesByName('first-contentful-paint').length) return [];
  // A sheet for each: a selector that the parser does not understand takes no other along.
  return selectors.flatMap(
    (selector) => attempt(() => addSheet(`${selector}{visibility:hidden!important}`)) ?? [],
  );
}
