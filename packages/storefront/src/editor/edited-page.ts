import type { Change, Expression } from '@facet/engine';
import type { EditorAnswer } from '@facet/protocol';

/** A page under edit, as the overlay hands it to the editor. */
export type EditedPage = {
  /** The store's public key. */
  readonly store: string;
  readonly edit: EditorAnswer;
  /** Shows the shop's own page with these changes, made as visitors' pages make them, and with no others. */
  readonly show: (changes: readonly Change[]) => void;
  /** Whether the experience applies on this page; nothing where that cannot be told here. */
  readonly isAmong: (pages: Expression | null) => boolean | undefined;
  /** Ends the edit: loads the page as everybody gets it. */
  readonly leave: () => void;
};

/** What the editor does: its module's default export. */
export type OpenEditor = (page: EditedPage) => void;
