/** How often new tokens lead to somebody who is known already: every message carries new ones for the same people. */
export type Familiarity = {
  /** From 0 to 1, of the last few dozen. */
  share(): number;
  note(wasKnown: boolean): void;
};

const weight = 0.05;

/** Begins with nobody known. */
export function createFamiliarity(): Familiarity {
  let share = 0;
  return {
    share: () => share,
    note(wasKnown) {
      share += weight * ((wasKnown ? 1 : 0) - share);
    },
  };
}
