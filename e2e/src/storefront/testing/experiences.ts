/** Plain JSON, as a store's configuration carries it. */
export type Json = { readonly [name: string]: unknown };

/** Klaviyo's public key of the shop's account, and segments by their opaque keys. */
export const company = 'XyZ123';
export const vip = 'seg_vip';

export const inVip: Json = { field: 'klaviyo_segment', operator: 'equals', value: vip };

/** A token of the shop's account. */
export function toToken(person: string): string {
  return `${person}-8mx521A1BZJWg=.${company}`;
}

/** Klaviyo's own cookie as klaviyo.js writes it (klaviyo-contract.md §5.4). */
export function toKlaviyoCookie(token: string | undefined): string {
  const fields = { cid: 'ZWY5', ...(token === undefined ? {} : { $exchange_id: token }) };
  return encodeURI(Buffer.from(JSON.stringify(fields)).toString('base64'));
}

/** An answer for a member or a non-member. */
export function toPerson(subject: string, state: 'in' | 'out', more: Json = {}): Json {
  return {
    identity: 'identified',
    subject,
    memberships: { [vip]: { state, ageMs: 1000 } },
    assignments: {},
    ...more,
  };
}

export const greeting: Json = { kind: 'text', selector: '#headline', value: 'Welcome back' };

/** A permanent personalization for VIPs that changes the headline. */
export function toPersonalization(more: Json = {}): Json {
  return {
    version: 1,
    id: 'exp_hello',
    seed: 'hello',
    status: 'running',
    kind: 'personalization',
    variations: [
      { id: 'original', control: true, weight: 0, changes: [] },
      { id: 'hello', control: false, weight: 1, changes: [greeting] },
    ],
    pages: null,
    allocation: 1,
    audience: { type: 'custom', expression: inVip },
    mode: { type: 'permanent' },
    holdout: 0,
    ...more,
  };
}

/** A test whose one weighted variation everybody in the audience gets. */
export function toTest(more: Json = {}): Json {
  return {
    version: 1,
    id: 'exp_test',
    seed: 'test',
    status: 'running',
    kind: 'test',
    variations: [
      { id: 'control', control: true, weight: 0, changes: [] },
      { id: 'b', control: false, weight: 1, changes: [greeting] },
    ],
    pages: null,
    allocation: 1,
    audience: { type: 'everyone' },
    ...more,
  };
}

/** The variations of an experience whose one treatment makes these changes. */
export function withChanges(changes: readonly Json[]): Json {
  return {
    variations: [
      { id: 'original', control: true, weight: 0, changes: [] },
      { id: 'changed', control: false, weight: 1, changes },
    ],
  };
}
