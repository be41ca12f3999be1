import { type DecisionContext, type Explanation, explain, type Preview } from '@facet/engine';
import type { PageDecision } from './exposure.ts';
import type { Record } from './record.ts';
import type { Seen } from './seen.ts';
import type { Visit } from './visit.ts';

/** What a previewed visit decides by, and what it has decided. */
export type PreviewDecider = {
  readonly decide: (compiled: Visit['compiled'], context: DecisionContext) => readonly PageDecision[];
  readonly list: () => readonly Explanation[];
};

/** Decides by what is forced and pretended, with every step. `changed` is called after each time. */
export function createPreviewDecider(preview: () => Preview, changed: () => void): PreviewDecider {
  let explained: readonly Explanation[] = [];
  return {
    decide: (compiled, context) => {
      explained = explain(compiled, context, preview());
      setTimeout(changed);
      return explained.map(({ decision }, rank) => ({ ...decision, rank, freshReason: undefined }));
    },
    list: () => explained,
  };
}

/** A record whose changes last as long as the page: what a preview finds is read, and nothing is kept. */
export function toUnkept<Value extends object>(record: Record<Value>): Record<Value> {
  let held: Value | undefined;
  const read = (): Value => (held ??= record.read());
  return {
    read,
    update: (change) => {
      held = { ...read(), ...change(read()) };
      return () => true;
    },
    erase: () => {
      held = undefined;
      record.erase();
    },
  };
}

/** Takes reports that nobody is to get. */
export const unseen: Seen = {
  add: () => undefined,
  flush: () => undefined,
  close: () => undefined,
};
