import type { Change } from '@facet/engine';
import type { Selection } from '../selection.ts';

/** What the forms of a chosen element read and do. */
export type FormTools = {
  readonly selection: Selection;
  /** The selector of what is edited: the element alone, or all that are like it. */
  readonly selector: () => string;
  /** The change that writes the same as another one, where there is one. */
  readonly find: <Kind extends Change>(about: Kind) => Kind | undefined;
  /** Makes a change, or takes the one that writes the same away. Typing in one field is one thing to undo. */
  readonly put: (about: Change, after: Change | null) => void;
  /** Says something beside the forms. */
  readonly say: (sentence: string) => void;
  /** Lets the next element that is clicked be the answer. */
  readonly pick: (question: string, picked: (element: HTMLElement) => void) => void;
};

/** One form, made once for an element and kept up to date, so that nobody's focus is lost. */
export type Form = { readonly root: HTMLElement; readonly update: () => void };
