import type { KeptAssignments, Membership, Subject, VisitorId } from '@facet/engine';
import type { Exposure, StoreConfiguration, VisitorEvent } from '@facet/protocol';
import { findCookie, saveCookie } from './cookies.ts';
import { createId, isVisitor } from './ids.ts';
import { type Record as Kept, openRecord } from './record.ts';

/** A report that the server has not acknowledged: and when it happened by our clock. */
export type Unsent = {
  readonly at: number;
  readonly event: Loose<Omit<Exposure, 'agoMs'>> | Loose<Omit<VisitorEvent, 'agoMs'>>;
};

/** What is undefined is not sent. */
type Loose<Report> = { readonly [Field in keyof Report]: Report[Field] | undefined };

/** All that this browser keeps for one store, in one record. Tokens are in it as fingerprints only. */
export type Memory = {
  readonly visitor: VisitorId;
  /** When the visitor was first seen, by this clock; 0 where it is only known to have been earlier. */
  readonly since: number;
  /** The person known in this browser last. */
  readonly subject?: Subject | undefined;
  /** Fingerprints of the tokens that are known to be this person's, newest last. */
  readonly tokens: readonly string[];
  /** This person's memberships, as answered last. */
  readonly memberships: Readonly<Record<string, Membership>>;
  /** The visitor's, and this person's. */
  readonly assignments: KeptAssignments;
  /** Fingerprints of tokens that Klaviyo knows nobody by, and until when that is believed. */
  readonly nobody: Readonly<Record<string, number>>;
  readonly unsent: readonly Unsent[];
};

const cookieName = 'facet_id';
const yearSeconds = 31_536_000;

/** Opens this browser's record for a store; begun anew where it cannot be used. Touches nothing yet. */
export function openMemory(store: string): Kept<Memory> {
  return openRecord<Memory>('localStorage', store, () => ({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- visitor ids come from nowhere else
    visitor: createId() as VisitorId,
    since: Date.now(),
    tokens: [],
    memberships: {},
    assignments: { visitor: {}, subject: {} },
    nobody: {},
    unsent: [],
  }));
}

/**
 * Keeps the visitor from now on. The id also lives in a first-party cookie, which other hosts of the shop may share and
 * the server may have set: where there is one, it says who the visitor is.
 */
export function keepVisitor(record: Kept<Memory>, { cookieDomain, endpoint }: StoreConfiguration): void {
  const cookie = findCookie(cookieName);
  // One that is the cookie's is kept already.
  if (cookie !== record.read().visitor)
    record.update(() => (isVisitor(cookie) ? { visitor: cookie, since: 0 } : {}));
  // One that the server set outlives one that a script sets, and would become such a one.
  if (!cookie || !endpoint.startsWith(location.origin))
    saveCookie(cookieName, record.read().visitor, yearSeconds, cookieDomain);
}

/** Deletes all that this browser keeps for the store. */
export function eraseMemory(record: Kept<Memory>, { cookieDomain }: StoreConfiguration): void {
  record.erase();
  for (const domain of [cookieDomain, '']) saveCookie(cookieName, '', 0, domain);
}
