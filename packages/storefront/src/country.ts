import type { Country } from '@facet/engine';
import type { HereResponse, StoreConfiguration } from '@facet/protocol';
import { ask } from './ask.ts';
import type { Record } from './record.ts';
import type { Tab } from './tab.ts';

/** The country as the server tells it: asked for when told to, and kept for the visit. */
export type CountryQuestion = {
  readonly find: (tab: Record<Tab>) => Country;
  readonly ask: (tab: Record<Tab>) => void;
};

/** How long after a failure nobody is asked again. */
const retryMs = 10_000;

/** Opens the question. `changed` is called when `find` says something new. */
export function openCountry(
  { endpoint, asksCountry }: StoreConfiguration,
  changed: () => void,
): CountryQuestion {
  let failedAt = -Infinity;
  /** The visit that waits for an answer; one that consent begins anew asks for itself. */
  let waiting: Record<Tab> | undefined;
  const hasFailed = (): boolean => Date.now() - failedAt < retryMs;

  const send = async (tab: Record<Tab>): Promise<void> => {
    waiting = tab;
    const answer = await ask<HereResponse>(`${endpoint}/here`, {});
    if (answer) tab.update(() => answer);
    else failedAt = Date.now();
    if (waiting === tab) waiting = undefined;
    changed();
  };

  return {
    find: (tab) => {
      const { country } = tab.read();
      if (country) return { state: 'known', code: country };
      if (country === null || !asksCountry) return { state: 'unknown', cause: 'not_provided' };
      return { state: 'unknown', cause: hasFailed() ? 'unreachable' : 'pending' };
    },
    ask: (tab) => {
      if (waiting !== tab && !hasFailed()) void send(tab);
    },
  };
}

/** Whether a text is a country: two letters, ISO 3166-1 alpha-2. */
export function isCountry(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z]{2}$/i.test(value);
}
