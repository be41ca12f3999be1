/**
 * One place in an element that a change writes: its content, or one style property. Two changes of the same slot do not
 * fight: the later one has it.
 */
export type Slot = {
  readonly name: string;
  /** What is in the slot now, to be compared with what was written. */
  readonly read: (element: HTMLElement) => string;
  readonly write: (element: HTMLElement) => void;
  /** Keeps what is in the slot, and returns how to put it back. */
  readonly keep: (element: HTMLElement) => () => void;
};
