import type { Change } from '@facet/engine';
import { attempt } from '../attempt.ts';
import { watch } from '../watch.ts';
import { whenParsed } from '../when-loaded.ts';
import { addSheet } from './sheet.ts';
import type { Slot } from './slot.ts';
import { toSlots } from './to-slots.ts';

/** How often one slot of one element is written again while it does not come to rest, and how long a rest is. */
const maxWrites = 10;
const restMs = 1000;

type Work = { readonly selector: string; readonly slots: readonly Slot[]; readonly rank: number };
type Written = {
  readonly rank: number;
  readonly slot: Slot;
  readonly after: unknown;
  readonly restore: () => void;
  readonly times: number;
  readonly at: number;
};
type Slots = { [name: string]: Written };
type WrittenSlots = Map<HTMLElement, Slots>;

/** The changes in force on a page: applied as elements arrive, again when the page re-renders, and taken back. */
export type Stage = {
  /** Of two changes of one slot the one of the higher rank shows, whenever it is added; of one rank the later one. */
  readonly add: (changes: readonly Change[], rank: number) => void;
  readonly revert: () => void;
};

/** Opens the stage of one page view. `evaluate` runs code, where the store's script may. */
export function openStage(evaluate: ((code: string) => unknown) | undefined): Stage {
  const works: Work[] = [];
  const written: WrittenSlots = new Map();
  const ends: (() => void)[] = [];
  let stop: (() => void) | undefined;
  let reverted = false;

  const pass = (): void => {
    for (const [element, slots] of written) {
      // What the page has taken out is let go of; should it come back, it is changed again.
      if (element.isConnected) continue;
      giveBack(element, slots);
      written.delete(element);
    }
    works.forEach((work) => attempt(() => perform(work, written)));
  };
  return {
    add: (changes, base) => {
      changes.forEach((change, index) => {
        const rank = base + index / changes.length;
        attempt(() => {
          if ('selector' in change) {
            works.push({ selector: change.selector, slots: toSlots(change, rank), rank });
          } else if (change.kind === 'css') {
            ends.push(addSheet(change.css));
          } else if (change.kind === 'javascript') {
            whenParsed(() => {
              // What is no function fails as one, and only there.
              // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the merchant's code returns what it likes
              if (!reverted) ends.push(evaluate?.(change.code) as () => void);
            });
          }
        });
      });
      if (!works.length) return;
      pass();
      stop ??= watch(pass);
    },
    revert: () => {
      reverted = true;
      stop?.();
      for (const [element, slots] of written) giveBack(element, slots);
      ends.forEach(attempt);
    },
  };
}

/** Puts back what the page had, wherever what we wrote is still there. */
function giveBack(element: HTMLElement, slots: Slots): void {
  for (const { slot, after, restore } of Object.values(slots)) {
    attempt(() => slot.read(element) === after && restore());
  }
}

function perform({ selector, slots: wanted, rank }: Work, written: WrittenSlots): void {
  for (const slot of wanted) slot.sweep?.();
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    const slots = written.get(element) ?? {};
    written.set(element, slots);
    for (const slot of wanted) {
      const entry = slots[slot.name];
      const ours = entry && slot.read(element) === entry.after;
      const at = Date.now();
      const times = entry && at - entry.at < restMs ? entry.times + 1 : 1;
      if (entry && entry.rank > rank) continue;
      if (ours ? entry.rank === rank : times > maxWrites) continue;
      // What the page itself has put there since is what must come back in the end.
      const restore = ours ? entry.restore : slot.keep(element);
      if (slot.write(element) === null) continue;
      slots[slot.name] = { rank, slot, after: slot.read(element), restore, times, at };
    }
  }
}
