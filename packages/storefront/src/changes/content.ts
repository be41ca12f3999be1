import { shield } from './shield.ts';
import type { Slot } from './slot.ts';
import { toTemplate } from './template.ts';

/** Replaces the text of an element. */
export function toTextSlot(value: string): Slot {
  return toContentSlot((element) => {
    const only = findOnlyText(element);
    // Frameworks hold on to their text nodes: writing into the node keeps them working.
    if (only) only.data = value;
    else element.textContent = value;
  });
}

/** Replaces the content of an element by HTML. */
export function toHtmlSlot(value: string): Slot {
  const copy = toTemplate(value);
  return toContentSlot((element) => element.replaceChildren(copy()));
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
      shield(element);
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
