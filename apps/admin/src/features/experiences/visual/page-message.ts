import { type EditorPageMessage, editorPageMessageSchema } from '@facet/protocol';
import type { PageStep } from './take-page-steps.ts';

/** A message of a page under edit, with steps that are still to be judged. */
export type PageMessage = Omit<EditorPageMessage, 'steps'> & { readonly steps: readonly PageStep[] };

type Expected = {
  /** The store's own origins. */
  readonly origins: readonly string[];
  readonly session: string;
  /** The window that was opened; nothing where the admin was loaded anew since. */
  readonly window: unknown;
};

type Event = { readonly data: unknown; readonly origin: string; readonly source: unknown };

/** Reads a message of the page that is being edited. Nothing where it comes from elsewhere, or is none. */
export function readPageMessage(event: Event, expected: Expected): PageMessage | undefined {
  const { data, origin, source } = event;
  if (source === null || !expected.origins.includes(origin)) return undefined;
  if (expected.window !== undefined && expected.window !== source) return undefined;
  const result = editorPageMessageSchema.safeParse(data);
  return result.success && result.data.session === expected.session ? result.data : undefined;
}
