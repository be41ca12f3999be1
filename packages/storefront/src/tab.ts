import type { Subject } from '@facet/engine';
import type { KeptArrival } from './arrival.ts';
import { openRecord, type Record } from './record.ts';

/** What lasts as long as one tab's visit. */
export type Tab = {
  /**
   * Who was identified by an address in this visit, until Klaviyo's own storage names them: holds between pages while
   * klaviyo.js is blocked or has not written yet.
   */
  readonly subject?: Subject | undefined;
  /** Fingerprint of the token that Klaviyo's storage held when the address named somebody newer. */
  readonly overruled?: string | undefined;
  /** How the visit began. */
  readonly arrival?: KeptArrival;
  /** The country that the server told; `null`: it cannot tell. */
  readonly country?: string | null;
  /** Redirects made, discounts told of, experiences withdrawn (by their ids): each once in a visit. */
  readonly done: readonly string[];
};

/** Opens the tab's record for a store. */
export function openTab(store: string): Record<Tab> {
  return openRecord<Tab>('sessionStorage', store, () => ({ done: [] }));
}

/** Marks something as done in this visit. Falsy where it was done before, or cannot be marked. */
export function doOnce(tab: Record<Tab>, what: string): unknown {
  const { done } = tab.read();
  return !done.includes(what) && tab.update(() => ({ done: [...done, what] }))();
}
