import type { FieldProblem } from '../../../lib/api/api-error.ts';
import type { Draft } from './draft.ts';

/** Why no element could ever fit, as a sentence; nothing where the selector is fine, still empty, or cannot be judged. */
export function findSelectorProblem(selector: string): string | undefined {
  // Only a browser can judge selectors.
  if (selector.trim() === '' || typeof document === 'undefined') return undefined;
  try {
    document.createDocumentFragment().querySelector(selector);
    return undefined;
  } catch {
    return `This is not a CSS selector: ${selector.trim()}`;
  }
}

/** The selectors of a draft that no browser can read. */
export function listSelectorProblems({ variations }: Draft['definition']): readonly FieldProblem[] {
  return variations.flatMap(({ changes }, variation) =>
    changes.flatMap((change, number) => {
      const selectors = {
        ...('selector' in change ? { selector: change.selector } : {}),
        ...(change.kind === 'move' ? { target: change.target } : {}),
      };
      return Object.entries(selectors).flatMap(([key, selector]) => {
        const message = findSelectorProblem(selector);
        return message === undefined
          ? []
          : [{ path: `variations.${variation}.changes.${number}.${key}`, message }];
      });
    }),
  );
}
