import { createContext, useContext } from 'react';
import type { FieldProblem } from '../../../lib/api/api-error.ts';
import type { SegmentCatalogue } from '../../../lib/klaviyo/use-segment-catalogue.ts';

/** What every part of the editor needs to know. */
export type EditorContext = {
  readonly storeId: string;
  readonly catalogue: SegmentCatalogue;
  /** What is wrong and already told: nothing before the first try to save. */
  readonly problems: readonly FieldProblem[];
  /** Whether visitors may have been assigned already. */
  readonly started: boolean;
};

const Context = createContext<EditorContext | null>(null);

/** Gives the editor's parts what they need to know. */
export const EditorProvider = Context.Provider;

/** What the editor around knows. */
export function useEditor(): EditorContext {
  const context = useContext(Context);
  if (context === null) throw new Error('This part stands outside of the editor.');
  return context;
}
