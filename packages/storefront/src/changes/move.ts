import type { Position } from '@facet/engine';
import { isPlaced, place } from './placement.ts';
import { shield } from './shield.ts';
import type { Slot } from './slot.ts';

/** Puts an element beside or into the first one that matches `target`. */
export function toMoveSlot(target: string, position: Position): Slot {
  const find = (): Element | null => document.querySelector(target);
  return {
    name: 'place',
    read: (element) => {
      const found = find();
      return found && isPlaced(found, position, element);
    },
    write: (element) => {
      const found = find();
      if (!found || element.contains(found)) return null;
      place(found, position, [element]);
      return true;
    },
    keep: (element) => {
      const { parentNode, nextSibling } = element;
      if (parentNode) shield(parentNode);
      return () => parentNode?.insertBefore(element, nextSibling);
    },
  };
}
