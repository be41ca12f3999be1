import { createContext, useContext } from 'react';

/** How the page stands that is open to be edited. */
type VisualState =
  /** The link is being made, or the page loads. */
  | 'opening'
  | 'open'
  /** Another page of the shop is loading in its window. */
  | 'moving'
  /** The script on the page has not answered in time. */
  | 'silent'
  /** The browser did not let a window open. */
  | 'blocked'
  | 'closed';

/** A page of the shop that is open to be edited. */
export type VisualSession = {
  readonly variation: string;
  readonly state: VisualState;
  /** The link, for a window that the browser has blocked. */
  readonly url: string;
  readonly path: string;
  /** Whether the script on the page has said anything yet. */
  readonly answered: boolean;
  /** How many changes were made there. */
  readonly made: number;
};

/** The sizes in which a page opens, in CSS pixels. */
export const windowSizes = {
  desktop: { label: 'Desktop', width: 1280, height: 860 },
  tablet: { label: 'Tablet', width: 820, height: 1100 },
  phone: { label: 'Phone', width: 390, height: 844 },
} as const;
/** One of them. */
export type WindowSize = keyof typeof windowSizes;

/** Whether a page was opened, and what is wrong with its address where that is why it was not. */
export type PageOpening =
  | { readonly opened: true }
  | { readonly opened: false; readonly pageProblem: string | undefined };

/** What a variation can do with the visual editor. */
export type Visual = {
  readonly session: VisualSession | undefined;
  /** Opens a page; to be called while a click is handled, since browsers open windows only then. */
  readonly open: (variation: string, page: string, size: WindowSize) => Promise<PageOpening>;
  /** Opens a window that was blocked, by another click. */
  readonly openBlocked: () => void;
  /** Brings the page's window to the front. */
  readonly focus: () => void;
};

const Context = createContext<Visual | null>(null);

/** Gives the variations the visual editor. */
export const VisualContext = Context.Provider;

/** The visual editor; nothing where nobody may edit. */
export function useVisual(): Visual | null {
  return useContext(Context);
}
