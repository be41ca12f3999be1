import { attempt } from './attempt.ts';

const roundMs = [50, 150, 300, 500, 800, 1200, 2000, 3000] as const;
const loadWaitMs = 2000;
const extraRounds = 5;

/** What listening calls: `check` at each look, `over` when the first round found nothing to wait for any longer. */
export type Listener = { readonly check: () => void; readonly over: () => void };

/**
 * Looks for later arrivals on a fixed, short schedule: klaviyo.js may identify somebody a moment after the page has
 * loaded (klaviyo-contract.md §5.6), or after a form. Returns a function that stops it. Never endless: one round after
 * the load, and at most a few more after forms.
 */
export function listen({ check, over }: Listener): () => void {
  const timers: number[] = [];
  const after = (ms: number, run: () => void): void => {
    timers.push(window.setTimeout(() => attempt('listen', run), ms));
  };
  const round = (): void => {
    for (const ms of roundMs) after(ms, check);
  };

  let begun = false;
  const begin = (): void => {
    if (begun) return;
    begun = true;
    round();
    after(roundMs[roundMs.length - 1] ?? 0, over);
  };
  let roundsLeft = extraRounds;
  const onForm = (event: Event): void => {
    const target = event.target;
    if (!(target instanceof Element) || target.closest('form') === null || roundsLeft === 0) return;
    roundsLeft -= 1;
    round();
  };

  if (document.readyState === 'complete') {
    begin();
  } else {
    window.addEventListener('load', begin);
    after(loadWaitMs, begin);
  }
  document.addEventListener('click', onForm, true);
  document.addEventListener('submit', onForm, true);
  return () => {
    for (const timer of timers) clearTimeout(timer);
    window.removeEventListener('load', begin);
    document.removeEventListener('click', onForm, true);
    document.removeEventListener('submit', onForm, true);
  };
}
