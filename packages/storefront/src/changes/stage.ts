import type { Change } from '@facet/engine';
import { attempt } from '../attempt.ts';
import { watch } from '../watch.ts';
import { toHtmlSlot, toTextSlot } from './content.ts';
import type { Slot } from './slot.ts';
import { toStyleSlot } from './style.ts';

/** How often one slot of one element is written when the page renders it again. */
const maxWrites = 10;

type Work = { readonly selector: string; readonly slots: readonly Slot[]; readonly order: number };
type Written = {
  readonly order: number;
  readonly slot: Slot;
  readonly after: string;
  readonly restore: () => void;
  readonly times: number;
};
type WrittenSlots = Map<HTMLElement, Map<string, Written>>;

/** The changes in force on a page: applied as elements arrive, again when the page re-renders, and taken back. */
export type Stage = {
  /** Of two changes of one slot the one of the higher rank shows, whenever it is added; of one rank the later one. */
  readonly add: (changes: readonly Change[], rank: number) => void;
  readonly revert: () => void;
};

/** Opens the stage of one page view. */
export function openStage(): Stage {
  const works: Work[] = [];
  const written: WrittenSlots = new Map();
  let stop: (() => void) | undefined;

  const pass = (): void => works.forEach((work) => attempt(() => perform(work, written)));
  return {
    add: (changes, rank) => {
      changes.forEach((change, index) => {
        const order = rank + index / changes.length;
        attempt(() => {
          if ('selector' in change) works.push({ selector: change.selector, slots: toSlots(change), order });
        });
      });
      if (!works.length) return;
      pass();
      stop ??= watch(pass);
    },
    revert: () => {
      stop?.();
      works.length = 0;
      for (const [element, slots] of written) {
        for (const { slot, after, restore } of slots.values()) {
          attempt(() => slot.read(element) === after && restore());
        }
      }
    },
  };
}

function toSlots(change: Extract<Change, { readonly selector: string }>): readonly Slot[] {
  switch (change.kind) {
    case 'text':
      return [toTextSlot(change.value)];
    case 'html':
      return [toHtmlSlot(change.value)];
    case 'style':
      return Object.entries(change.styles).map(([property, value]) => toStyleSlot(property, value));
    default:
      return change satisfies never;
  }
}

function perform({ selector, slots: wanted, order }: Work, written: WrittenSlots): void {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    const slots = written.get(element) ?? new Map<string, Written>();
    written.set(element, slots);
    for (const slot of wanted) {
      const entry = slots.get(slot.name);
      const ours = entry && slot.read(element) === entry.after;
      if (entry && (entry.order > order || entry.times >= maxWrites || (ours && entry.order === order)))
        continue;
      // What the page itself has put there since is what must come back in the end.
      const restore = ours ? entry.restore : slot.keep(element);
      slot.write(element);
      const times = entry ? entry.times + 1 : 1;
      slots.set(slot.name, { order, slot, after: slot.read(element), restore, times });
    }
  }
}
