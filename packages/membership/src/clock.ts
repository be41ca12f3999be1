/** Time, as the core needs it. A virtual one serves tests of whole days. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs something later; the answer calls it off. */
  after(delayMs: number, run: () => void): () => void;
};

/** Resolves after a while. */
export function wait(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(delayMs, resolve);
  });
}

/** The result of some work, or `undefined` when it is not there in time. The work goes on either way. */
export async function within<T>(clock: Clock, deadlineMs: number, work: Promise<T>): Promise<T | undefined> {
  let callOff = (): void => {};
  const late = new Promise<undefined>((resolve) => {
    callOff = clock.after(deadlineMs, () => resolve(undefined));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    callOff();
  }
}
