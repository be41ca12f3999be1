import { attempt } from './attempt.ts';
import { whenLoaded } from './when-loaded.ts';

/** When to look, in milliseconds from the beginning. */
const roundMs: readonly number[] = [50, 150, 300, 500, 800, 1200, 2000, 3000];

/**
 * Looks for later arrivals on a fixed, short schedule: klaviyo.js may identify somebody a moment after the page has
 * loaded (klaviyo-contract.md §5.6), or after a form. Calls `check` at each look; the last one of the first round is
 * told so. Never endless: one round after the load, at most five more after forms. Returns a function that stops it.
 */
export function listen(check: (isLast: boolean) => void): () => void {
  let roundsLeft = 6;
  const round = (isFirst: boolean): void => {
    if (roundsLeft < 1) return;
    roundsLeft -= 1;
    for (const ms of roundMs) {
      setTimeout(() => roundsLeft < 0 || attempt(() => check(isFirst && ms === 3000)), ms);
    }
  };
  const onForm = ({ target }: Event): void => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is no element has no such method
    if ((target as Partial<Element>).closest?.('form')) round(false);
  };
  whenLoaded(() => {
    if (roundsLeft === 6) round(true);
  });
  document.addEventListener('click', onForm, true);
  document.addEventListener('submit', onForm, true);
  return () => {
    roundsLeft = -1;
  };
}
