import type { Subject } from '@facet/engine';
import { isSubject } from './ids.ts';
import { isFields, isText, readItems } from './read.ts';
import { openDrawer } from './storage.ts';

/** What lasts as long as one tab's visit. */
export type Tab = {
  /** Whether the visitor had been here before this visit. */
  readonly returning?: boolean | undefined;
  /** Who was identified in this visit: holds between pages while klaviyo.js is blocked or has not written yet. */
  readonly subject?: Subject | undefined;
  /** Whether Klaviyo's own storage has named this person: if it no longer does, Klaviyo has let go of them. */
  readonly confirmed: boolean;
  /** Fingerprint of the token that Klaviyo's storage held when the address named somebody newer. */
  readonly overruled?: string | undefined;
  /** Redirects made and discounts applied: each once in a visit. */
  readonly done: readonly string[];
};

/** The tab's record. `update` tells whether it could be kept. */
export type TabKeeper = {
  readonly get: () => Tab;
  readonly update: (change: Partial<Tab>) => boolean;
  readonly erase: () => void;
};

/** Reads a stored tab record; whatever is invalid in it is left out. */
export function readTab(value: unknown): Tab {
  const fields = isFields(value) ? value : {};
  const { returning, subject, overruled } = fields as { readonly [Field in keyof Tab]?: unknown };
  return {
    returning: typeof returning === 'boolean' ? returning : undefined,
    subject: isSubject(subject) ? subject : undefined,
    confirmed: fields['confirmed'] === true,
    overruled: isText(overruled) ? overruled : undefined,
    done: readItems(fields['done'], (item): item is string => isText(item, 200), 50),
  };
}

/** Opens the tab's record for a store. Where it cannot be kept, it lasts as long as the page. */
export function openTab(store: string): TabKeeper {
  const drawer = openDrawer('sessionStorage', `facet:${store}`);
  let held: Tab | undefined;
  const get = (): Tab => held ?? readTab(drawer.read());
  return {
    get,
    update: (change) => {
      const tab = { ...get(), ...change };
      const kept = drawer.save(tab);
      held = kept ? undefined : tab;
      return kept;
    },
    erase: () => {
      held = undefined;
      drawer.remove();
    },
  };
}
