import type { Slot } from './slot.ts';

/** Replaces the text of an element. */
export function toTextSlot(value: string): Slot {
  return {
    ...content,
    holds: (element) => element.childElementCount === 0 && element.textContent === value,
    write: (element) => {
      const only = findOnlyText(element);
      // Frameworks hold on to their text nodes: writing into the node keeps them working.
      if (only === undefined) element.textContent = value;
      else only.data = value;
    },
  };
}

/** Replaces the content of an element by HTML. Scripts in it do not run: the parser marks them so. */
export function toHtmlSlot(value: string): Slot {
  const template = document.createElement('template');
  template.innerHTML = value;
  return {
    ...content,
    holds: (element) => element.innerHTML === template.innerHTML,
    write: (element) => element.replaceChildren(document.importNode(template.content, true)),
  };
}

const content = {
  name: 'content',
  read: (element: HTMLElement): string => element.innerHTML,
  keep: (element: HTMLElement): (() => void) => {
    const only = findOnlyText(element);
    if (only === undefined) {
      const nodes = [...element.childNodes];
      return () => element.replaceChildren(...nodes);
    }
    const { data } = only;
    return () => {
      only.data = data;
      if (only.parentNode !== element) element.replaceChildren(only);
    };
  },
} as const;

function findOnlyText(element: HTMLElement): Text | undefined {
  const { firstChild } = element;
  return firstChild instanceof Text && firstChild.nextSibling === null ? firstChild : undefined;
}
