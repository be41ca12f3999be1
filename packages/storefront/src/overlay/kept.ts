import type { Preview } from '@facet/engine';
import { type Record as Kept, openRecord } from '../record.ts';

/** What of a preview goes along from page to page of its tab. */
export type KeptPreview = {
  /** The link's token; empty where there is none. */
  readonly token: string;
  /** The variations that are shown whoever the visitor is, by experience. */
  readonly forced: Readonly<Record<string, string>>;
  /** Segments that the visitor is taken to be in or out of, by key. */
  readonly memberships: Readonly<Record<string, 'in' | 'out'>>;
  /** Whether the visitor is taken to agree, whatever the page says. */
  readonly agrees: boolean;
  /** Whether the panel shows its details. */
  readonly isOpen: boolean;
};

/** A record that is written at once: what was chosen must not be lost by leaving the page. */
type Store = Omit<Kept<KeptPreview>, 'update'> & {
  /** Changes some fields. What it returns is truthy where the tab keeps them. */
  readonly update: (change: (value: KeptPreview) => Partial<KeptPreview>) => unknown;
};

const nothing: KeptPreview = { token: '', forced: {}, memberships: {}, agrees: false, isOpen: false };

/** Says in the tab's name that a preview goes on: that is where the script looks, since it may look at nothing stored. */
const mark = ' facet_preview=';

/**
 * Opens what is kept of a store's preview. It lasts as long as the tab, also where the store requires consent: whoever opens
 * a preview link asks for just this.
 */
export function openKept(store: string): Store {
  const record = openRecord('sessionStorage', `preview:${store}`, () => nothing);
  return {
    read: record.read,
    update: (change) => {
      if (!window.name.includes(mark)) window.name += mark;
      return record.update(change)();
    },
    erase: () => {
      // Another page may have written it too, with or without the space.
      window.name = window.name.replace(/ ?facet_preview=/g, '');
      record.erase();
    },
  };
}

/** The token of the preview link that led to an address, by its query. */
export function findToken(search: string): string | undefined {
  return new URLSearchParams(search).get('facet_preview') || undefined;
}

/**
 * An address without its token: of the page as everybody gets it. It is cut out as text, since the rest written anew is not
 * what every shop reads as before.
 */
export function withoutToken(href: string): string {
  const [, page = '', query, rest = ''] = /^([^?#]*)(?:\?([^#]*))?(.*)$/s.exec(href) ?? [];
  const all = query?.split('&') ?? [];
  const others = all.filter((part) => !part.startsWith('facet_preview='));
  if (others.length === all.length) return href;
  return `${page}${others.length > 0 ? `?${others.join('&')}` : ''}${rest}`;
}

/** What is kept, as decisions take it. */
export function toPreview({ forced, memberships }: KeptPreview): Preview {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ids and keys come from the store's configuration, and unknown ones do nothing
  return { forced, memberships } as Preview;
}

/** A record with one entry put in, or taken out where there is no value for it. */
export function withEntry<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
  value: Value | undefined,
): Readonly<Record<string, Value>> {
  const { [key]: _, ...others } = record;
  return value === undefined ? others : { ...others, [key]: value };
}
