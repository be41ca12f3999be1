import { attempt } from './attempt.ts';

/** Hides elements for a moment, so that what may change is not seen before. */
export type Curtain = {
  readonly draw: (selectors: readonly string[]) => void;
  readonly lift: () => void;
  /** Whether nobody has seen the original yet, since it is hidden. */
  readonly isDrawn: () => boolean;
};

/**
 * Opens the curtain of a page view. Its sheet is built through the CSSOM, which a strict CSP allows; a selector that is
 * not valid hides nothing. A page that was painted already has shown its original: nothing is hidden then, nor
 * in browsers before 2023, which cannot adopt sheets.
 */
export function openCurtain(): Curtain {
  let sheet: CSSStyleSheet | undefined;
  return {
    draw: (selectors) => {
      if (!selectors.length || performance.getEntriesByName('first-contentful-paint').length) return;
      attempt(() => {
        sheet = new CSSStyleSheet();
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      });
      for (const selector of selectors) {
        attempt(() => sheet?.insertRule(`${selector}{visibility:hidden!important}`));
      }
    },
    lift: () => {
      if (sheet) sheet.disabled = true;
      sheet = undefined;
    },
    isDrawn: () => Boolean(sheet),
  };
}
