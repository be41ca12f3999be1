import type { Change } from '@facet/engine';
import { attempt } from './attempt.ts';
import { findSelector } from './changes/stage.ts';
import { hide } from './hide.ts';

/** Hides what undecided experiences may touch, once, for a limited time. */
export type Curtain = {
  readonly draw: (changes: readonly Change[]) => void;
  readonly lift: () => void;
  /** Whether nobody has seen the original yet, since it is hidden. */
  readonly isDrawn: () => boolean;
};

/** Opens the curtain of a page view. A page that was painted already has shown its original: nothing is hidden then. */
export function openCurtain(): Curtain {
  let show: (() => void) | undefined;
  return {
    draw: (changes) => {
      const selectors = changes.flatMap((change) => findSelector(change) ?? []);
      if (show !== undefined || selectors.length === 0 || isPainted()) return;
      show = attempt('hide', () => hide([...new Set(selectors)]));
    },
    lift: () => {
      attempt('hide', () => show?.());
      show = undefined;
    },
    isDrawn: () => show !== undefined,
  };
}

function isPainted(): boolean {
  return performance.getEntriesByName('first-contentful-paint').length > 0;
}
