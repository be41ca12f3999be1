import type { Change } from '@facet/engine';
import { type Found, toAlikeSelector, toSelector } from './to-selector.ts';

/** One element of the page that was chosen, as the shop made it. */
export type Selection = {
  readonly element: HTMLElement;
  /** How it alone is found. */
  readonly only: Found;
  /** How all are found that are like it; nothing where there are none. */
  readonly alike: Found | undefined;
  readonly original: {
    /** Its text, where it holds nothing else. */
    readonly text: string | undefined;
    readonly html: string;
    readonly attributes: Readonly<Record<string, string>>;
  };
};

const looked = ['src', 'alt', 'href', 'title', 'placeholder'];

/**
 * Looks at an element of the page as it is without our changes, so that a selector does not go by what these have written.
 * Nothing where the element is there through a change alone.
 */
export function inspect(
  element: HTMLElement,
  changes: readonly Change[],
  show: (changes: readonly Change[]) => void,
): Selection | undefined {
  show([]);
  try {
    return element.isConnected ? look(element, changes) : undefined;
  } finally {
    show(changes);
  }
}

function look(element: HTMLElement, changes: readonly Change[]): Selection {
  const known = listKnown(element, changes);
  const { childElementCount } = element;
  return {
    element,
    only: known.find(({ count }) => count === 1) ?? toSelector(element, count),
    alike: known.find(({ count }) => count > 1) ?? toAlikeSelector(element, count),
    original: {
      text: childElementCount === 0 && !isEmpty(element) ? (element.textContent ?? '') : undefined,
      html: element.innerHTML,
      attributes: Object.fromEntries(looked.map((name) => [name, element.getAttribute(name) ?? ''])),
    },
  };
}

/** How changes that are there already speak of an element: who edits it again edits these. */
function listKnown(element: HTMLElement, changes: readonly Change[]): readonly Found[] {
  return changes.flatMap((change) => {
    if (!('selector' in change)) return [];
    const { selector } = change;
    try {
      return element.matches(selector) ? [{ selector, count: count(selector) }] : [];
    } catch {
      return [];
    }
  });
}

function count(selector: string): number {
  return document.querySelectorAll(selector).length;
}

/** Elements that hold no text, whatever is written into them. */
function isEmpty({ localName }: Element): boolean {
  return /^(img|input|br|hr|video|audio|iframe|svg|canvas|picture|source|select|textarea)$/.test(localName);
}
