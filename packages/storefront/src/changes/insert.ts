import type { Position } from '@facet/engine';
import { isPlaced, place } from './placement.ts';
import type { Slot } from './slot.ts';
import { toTemplate } from './template.ts';

/** Puts HTML beside or into an element. `name` tells it from other insertions at the same element. */
export function toInsertSlot(position: Position, html: string, name: string): Slot {
  const copy = toTemplate(html);
  const inserted = new Map<Element, readonly ChildNode[]>();
  const takeOut = (element: Element): void => {
    inserted.get(element)?.forEach((node) => node.remove());
    inserted.delete(element);
  };
  return {
    name,
    // What stands beside an element that went, or was put elsewhere, is still there.
    sweep: () => {
      for (const [element, [first]] of inserted) {
        if (!element.isConnected || !isPlaced(element, position, first)) takeOut(element);
      }
    },
    read: (element) => inserted.has(element),
    write: (element) => {
      const nodes = [...copy().childNodes];
      inserted.set(element, nodes);
      place(element, position, nodes);
    },
    keep: (element) => () => takeOut(element),
  };
}
