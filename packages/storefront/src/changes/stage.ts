import type { Change } from '@facet/engine';
import { attempt } from '../attempt.ts';
import { watch } from '../watch.ts';
import { toHtmlSlot, toTextSlot } from './content.ts';
import type { Slot } from './slot.ts';
import { toStyleSlot } from './style.ts';

/** How often one slot of one element is written again when the page re-renders it. */
const maxWrites = 10;

type Work = { readonly selector: string; readonly slots: readonly Slot[] };
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
  readonly add: (changes: readonly Change[]) => void;
  readonly revert: () => void;
};

/** The selectors that a change writes to; none for changes that touch no element. */
export function findSelector(change: Change): string | undefined {
  return 'selector' in change ? change.selector : undefined;
}

/** Opens the stage of one page view. */
export function openStage(): Stage {
  const works: Work[] = [];
  const written: WrittenSlots = new Map();
  let stop: (() => void) | undefined;

  const pass = (): void => {
    works.forEach((work, order) => attempt('change', () => perform(work, order, written)));
  };
  return {
    add: (changes) => {
      for (const change of changes) {
        attempt('change', () => {
          const work = toWork(change);
          if (work !== undefined) works.push(work);
        });
      }
      if (works.length === 0) return;
      pass();
      stop ??= watch(pass);
    },
    revert: () => {
      stop?.();
      stop = undefined;
      works.length = 0;
      for (const [element, slots] of [...written].reverse()) {
        for (const { slot, after, restore } of [...slots.values()].reverse()) {
          attempt('revert', () => slot.read(element) === after && restore());
        }
        if (element.getAttribute('style') === '') element.removeAttribute('style');
      }
      written.clear();
    },
  };
}

function toWork(change: Change): Work | undefined {
  switch (change.kind) {
    case 'text':
      return { selector: change.selector, slots: [toTextSlot(change.value)] };
    case 'html':
      return { selector: change.selector, slots: [toHtmlSlot(change.value)] };
    case 'style':
      return {
        selector: change.selector,
        slots: Object.entries(change.styles).map(([property, value]) => toStyleSlot(property, value)),
      };
    case 'redirect':
    case 'discount':
      return undefined;
    default:
      return change satisfies never;
  }
}

function perform(work: Work, order: number, written: WrittenSlots): void {
  for (const element of document.querySelectorAll<HTMLElement>(work.selector)) {
    const slots = written.get(element) ?? new Map<string, Written>();
    for (const slot of work.slots) {
      const entry = slots.get(slot.name);
      const now = slot.read(element);
      const ours = now === entry?.after;
      if (entry === undefined ? slot.holds(element) : entry.order > order || entry.times >= maxWrites)
        continue;
      if (ours && entry?.order === order) continue;
      // What the page itself has put there since is what must come back in the end.
      const restore = ours && entry !== undefined ? entry.restore : slot.keep(element);
      slot.write(element);
      slots.set(slot.name, {
        order,
        slot,
        after: slot.read(element),
        restore,
        times: (entry?.times ?? 0) + 1,
      });
      written.set(element, slots);
    }
  }
}
