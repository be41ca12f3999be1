import type { Clock } from './clock.ts';

/** Whether a token that nothing is remembered of may cost a call. */
export type Admission =
  | {
      readonly admitted: true;
      /** Whether so many are about that no more than the identity should be asked for at first. */
      readonly crowded: boolean;
      /** To be called with what came of it; `undefined` where the source did not answer. */
      readonly settle: (state: 'known' | 'nobody' | 'unresolvable' | undefined) => void;
    }
  | { readonly admitted: false; readonly retryAfterMs: number };

/** Keeps tokens that are nobody's from using up what real visitors need. */
export type Strangers = {
  /** `asker` is a network address, or whatever tells those who ask apart. */
  admit(asker: string): Admission;
};

const missedForMs = 60_000;
const askAgainMs = 10_000;
const crowd = 60;
/** Of the 700 a minute that Klaviyo allows (contract §1.1), so that most are left to real visitors and to members. */
const mostMisses = 200;
/** One asker alone does not make a crowd, and a whole mobile network behind one address is not held up. */
const calm = { missedByAsker: 30, underWayByAsker: 60, underWay: 300 };
/** Once many tokens were nobody's: whoever sent none of them still gets in. */
const wary = { missedByAsker: 3, underWayByAsker: 10, underWay: 30 };

/**
 * Anybody can make up tokens of the right shape, and each costs a call before it turns out to be nobody's. Counted are
 * those that did within the last minute and those under way; a token that leads to somebody counts only meanwhile.
 */
export function createStrangers(clock: Clock): Strangers {
  let misses: readonly { readonly asker: string; readonly at: number }[] = [];
  const underWay = new Map<string, number>();
  let allUnderWay = 0;

  const begin = (asker: string): void => {
    allUnderWay += 1;
    underWay.set(asker, (underWay.get(asker) ?? 0) + 1);
  };
  const end = (asker: string): void => {
    allUnderWay -= 1;
    const left = (underWay.get(asker) ?? 1) - 1;
    if (left > 0) underWay.set(asker, left);
    else underWay.delete(asker);
  };

  return {
    admit(asker) {
      const now = clock.now();
      misses = misses.filter(({ at }) => at <= now && now - at < missedForMs);
      const limits = misses.length < crowd ? calm : wary;
      const refused =
        misses.length >= mostMisses ||
        misses.filter((miss) => miss.asker === asker).length >= limits.missedByAsker ||
        (underWay.get(asker) ?? 0) >= limits.underWayByAsker ||
        allUnderWay >= limits.underWay;
      if (refused) return { admitted: false, retryAfterMs: askAgainMs };
      const crowded = misses.length + allUnderWay >= crowd;
      begin(asker);
      return {
        admitted: true,
        crowded,
        settle(state) {
          end(asker);
          if (state === 'nobody' || state === 'unresolvable') {
            misses = [...misses, { asker, at: clock.now() }];
          }
        },
      };
    },
  };
}
