import type { Store, StoreSettings, UpdateStore } from '@facet/protocol';
import { isSame } from '../../lib/is-same.ts';
import { readFacetAddress } from './facet-address.ts';
import { readOrigins } from './origins.ts';

/** A store's settings while they are edited. */
export type SettingsDraft = Omit<StoreSettings, 'origins' | 'address'> & {
  readonly name: string;
  /** The origins, one a line, as typed. */
  readonly originLines: string;
  /** Where the store's pages reach Facet, as typed; empty where they do at Facet's own address. */
  readonly facetAddress: string;
};

/** What is saved, as the form shows it. */
export function toDraft(store: Store): SettingsDraft {
  const { origins, address, ...settings } = store.settings;
  return { ...settings, name: store.name, originLines: origins.join('\n'), facetAddress: address ?? '' };
}

/** What the form holds, as the server takes it. */
export function toUpdate(draft: SettingsDraft): UpdateStore {
  const { name, originLines, facetAddress, ...settings } = draft;
  const address = readFacetAddress(facetAddress) ?? null;
  return {
    name: name.trim(),
    settings: { ...settings, address, origins: [...readOrigins(originLines).origins] },
  };
}

/** Takes in the answer to a save; what was typed since `sent` stays. */
export function settle(draft: SettingsDraft, sent: SettingsDraft, saved: Store): SettingsDraft {
  return isSame(draft, sent) ? toDraft(saved) : draft;
}
