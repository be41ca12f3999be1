import { createExchangeId } from '../ids.ts';
import type { ExchangeToken } from './model.ts';
import { getEntry, WorldError, type WorldStore } from './store.ts';
import { addToken, listTokensOf } from './token-index.ts';

/** What an exchange id leads to, as seen from one account. */
type Resolution =
  | { readonly state: 'valid'; readonly profileId: string }
  | { readonly state: 'expired' }
  /** The profile was deleted. */
  | { readonly state: 'gone' }
  /** Never issued by this account: garbage, a preview's placeholder, or another company's. */
  | { readonly state: 'unknown' };

/** Tokens that lead to nobody, for tests: well formed, another company's, and what previews carry. */
type StrayKind = 'unknown' | 'foreign' | 'placeholder';

export interface Email {
  readonly token: string;
  /** The address to click: the shop's page with `_kx` and the usual utm tags. */
  readonly link: string;
}

export interface NewEmail {
  readonly shopUrl: string;
  /** Path on the shop, with its own query if any; `/` unless told. */
  readonly path?: string;
  readonly campaign?: string;
  /** A preview or test e-mail carries a placeholder in place of a token (section 5.2). */
  readonly preview?: boolean;
}

export interface Tokens {
  /** A new token for the person; every call gives another one, and all of them stay good. */
  create(profileId: string, link?: string): ExchangeToken;
  createStray(accountId: string, kind: StrayKind): string;
  sendEmail(profileId: string, email: NewEmail): Email;
  resolve(accountId: string, token: string): Resolution;
  listOf(profileId: string): ExchangeToken[];
  expire(token: string): void;
  /** Expires all tokens of the person and says how many that were. */
  expireOf(profileId: string): number;
}

/** The `_kx` store: many tokens lead to one profile. */
export function createTokens(store: WorldStore): Tokens {
  const save = (token: string, profileId: string, link: string | null): ExchangeToken => {
    const { accountId } = getEntry(store.state.profiles, profileId, 'person');
    const entry = { token, accountId, profileId, createdMs: store.now(), expiredMs: null, link };
    addToken(store.state, entry);
    store.changed();
    return entry;
  };
  const tokens: Tokens = {
    create(profileId, link) {
      const { accountId } = getEntry(store.state.profiles, profileId, 'person');
      return save(createExchangeId(accountId), profileId, link ?? null);
    },
    createStray(accountId, kind) {
      if (kind === 'placeholder') return `PREVIEW_PLACEHOLDER.${accountId}`;
      return createExchangeId(
        kind === 'foreign' ? (accountId === 'ZZZZZZ' ? 'YYYYYY' : 'ZZZZZZ') : accountId,
      );
    },
    sendEmail(profileId, email) {
      const { accountId } = getEntry(store.state.profiles, profileId, 'person');
      const shop = new URL(email.shopUrl);
      const link = new URL(email.path ?? '/', shop);
      if (link.origin !== shop.origin)
        throw new WorldError('invalid', 'The path must lie on the shop, such as "/collections/all".');
      link.searchParams.set('utm_source', 'klaviyo');
      link.searchParams.set('utm_medium', 'email');
      link.searchParams.set('utm_campaign', email.campaign ?? 'Simulated campaign');
      const token =
        email.preview === true ? tokens.createStray(accountId, 'placeholder') : createExchangeId(accountId);
      link.searchParams.set('_kx', token);
      if (email.preview !== true) save(token, profileId, link.href);
      return { token, link: link.href };
    },
    resolve(accountId, token) {
      const entry = store.state.tokens.get(token);
      if (entry?.accountId !== accountId) return { state: 'unknown' };
      if (entry.expiredMs !== null && entry.expiredMs <= store.now()) return { state: 'expired' };
      if (entry.profileId === null) return { state: 'gone' };
      return { state: 'valid', profileId: entry.profileId };
    },
    listOf: (profileId) => listTokensOf(store.state, profileId),
    expire(token) {
      getEntry(store.state.tokens, token, 'token').expiredMs = store.now();
      store.changed();
    },
    expireOf(profileId) {
      getEntry(store.state.profiles, profileId, 'person');
      const live = tokens.listOf(profileId).filter((token) => token.expiredMs === null);
      for (const token of live) token.expiredMs = store.now();
      if (live.length > 0) store.changed();
      return live.length;
    },
  };
  return tokens;
}
