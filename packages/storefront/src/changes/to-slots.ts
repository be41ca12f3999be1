import type { Change } from '@facet/engine';
import { toAttributeSlot, toClassSlot, toStyleSlot } from './attribute.ts';
import { toHtmlSlot, toTextSlot } from './content.ts';
import { toInsertSlot } from './insert.ts';
import { toMoveSlot } from './move.ts';
import type { Slot } from './slot.ts';

/** What a change of elements writes. `rank` tells insertions at the same element apart. */
export function toSlots(
  change: Extract<Change, { readonly selector: string }>,
  rank: number,
): readonly Slot[] {
  switch (change.kind) {
    case 'text':
      return [toTextSlot(change.value)];
    case 'html':
      return [toHtmlSlot(change.value)];
    case 'attribute':
      return [toAttributeSlot(change.name, change.value)];
    case 'style':
      return Object.entries(change.styles).map(([property, value]) => toStyleSlot(property, value));
    case 'class':
      return [
        ...change.add.map((name) => toClassSlot(name, true)),
        ...change.remove.map((name) => toClassSlot(name, false)),
      ];
    case 'insert':
      return [toInsertSlot(change.position, change.html, String(rank))];
    case 'move':
      return [toMoveSlot(change.target, change.position)];
    case 'hide':
    default:
      // It is published as a style.
      return [];
  }
}
