import { attempt } from './attempt.ts';

/**
 * Hides the elements of these selectors until the returned function is called. The sheet is built through the CSSOM,
 * which a strict CSP allows; a selector that is not valid hides nothing.
 */
export function hide(selectors: readonly string[]): () => void {
  const { sheet, remove } = createSheet();
  for (const selector of selectors) {
    attempt('hide', () => sheet?.insertRule(`${selector}{visibility:hidden!important}`));
  }
  return remove;
}

function createSheet(): { readonly sheet: CSSStyleSheet | null; readonly remove: () => void } {
  if ('adoptedStyleSheets' in document) {
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return {
      sheet,
      remove: () => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      },
    };
  }
  const element: HTMLStyleElement = (document as Document).createElement('style');
  (document as Document).documentElement.append(element);
  return { sheet: element.sheet, remove: () => element.remove() };
}
