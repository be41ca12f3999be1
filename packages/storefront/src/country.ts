import type { Country } from '@facet/engine';
import type { HereResponse, StoreConfiguration } from '@facet/protocol';
import { ask } from './ask.ts';
import type { Record } from './record.ts';
import { isFields, isText } from './shape.ts';
import type { Tab } from './tab.ts';

/** The country as the server tells it: asked for when told to, and kept for the visit. */
export type CountryQuestion = {
  readonly find: (tab: Record<Tab>) => Country;
  readonly ask: (tab: Record<Tab>) => void;
};

/** Opens the question of one page. `changed` is called when `find` says something new. */
export function openCountry(
  { endpoint, asksCountry }: StoreConfiguration,
  changed: () => void,
): CountryQuestion {
  let asked: 'asking' | 'failed' | undefined;

  const send = async (tab: Record<Tab>): Promise<void> => {
    asked = 'asking';
    const answer = await ask(`${endpoint}/here`, {}, readHereResponse);
    if (answer) tab.update(() => answer);
    else asked = 'failed';
    changed();
  };

  return {
    find: (tab) => {
      const { country } = tab.get();
      if (country) return { state: 'known', code: country };
      if (country === null || !asksCountry) return { state: 'unknown', cause: 'not_provided' };
      return { state: 'unknown', cause: asked === 'failed' ? 'unreachable' : 'pending' };
    },
    ask: (tab) => {
      if (!asked) void send(tab);
    },
  };
}

/** Reads the answer to where the visitor is. `undefined`: not an answer of ours. */
export function readHereResponse(value: unknown): HereResponse | undefined {
  if (!isFields(value)) return undefined;
  const { country } = value;
  return country === null || isText(country) ? { country } : undefined;
}
