/**
 * One place in an element that a change writes: its content, an attribute, one style property. Two changes of the same
 * slot do not fight: the one of the higher rank has it.
 */
export type Slot = {
  readonly name: string;
  /** Looks after what was written elsewhere than in the element itself; before each look at the elements. */
  readonly sweep?: () => void;
  /** What is in the slot now, to be compared with what was written. */
  readonly read: (element: HTMLElement) => unknown;
  /** Null where it cannot be written yet. */
  readonly write: (element: HTMLElement) => unknown;
  /** Keeps what is in the slot, and returns how to put it back. */
  readonly keep: (element: HTMLElement) => () => void;
};
