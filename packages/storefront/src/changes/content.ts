import type { Slot } from './slot.ts';

/** Replaces the text of an element. */
export function toTextSlot(value: string): Slot {
  return toContentSlot((element) => {
    const only = findOnlyText(element);
    // Frameworks hold on to their text nodes: writing into the node keeps them working.
    if (only) only.data = value;
    else element.textContent = value;
  });
}

/** Replaces the content of an element by HTML. Scripts in it do not run: the parser marks them so. */
export function toHtmlSlot(value: string): Slot {
  const template = document.createElement('template');
  template.innerHTML = value;
  return toContentSlot((element) => element.replaceChildren(document.importNode(template.content, true)));
}

function toContentSlot(write: Slot['write']): Slot {
  return {
    name: 'content',
    read: (element) => element.innerHTML,
    write,
    keep: (element) => {
      const nodes = [...element.childNodes];
      const only = findOnlyText(element);
      const before = only?.data;
      return () => {
        if (only) only.data = before ?? '';
        element.replaceChildren(...nodes);
      };
    },
  };
}

function findOnlyText({ firstChild }: HTMLElement): Text | undefined {
  return firstChild instanceof Text && !firstChild.nextSibling ? firstChild : undefined;
}
