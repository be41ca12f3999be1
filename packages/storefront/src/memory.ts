import type { KeptAssignments, Membership, Subject, VisitorId } from '@facet/engine';
import type { Exposure } from '@facet/protocol';
import { findCookie, saveCookie } from './cookies.ts';
import { createId, isVisitor } from './ids.ts';
import { type Record as Kept, openRecord } from './record.ts';

/** An exposure that the server has not acknowledged: whose it is, and when it happened by our clock. */
export type Unsent = {
  readonly at: number;
  readonly subject?: Subject | undefined;
  readonly event: Omit<Exposure, 'agoMs'>;
};

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
  return openRecord<Memory>('localStorage', store, () => {
    const cookie = findCookie(cookieName);
    const before = isVisitor(cookie);
    return {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- visitor ids come from nowhere else
      visitor: before ? cookie : (createId() as VisitorId),
      since: before ? 0 : Date.now(),
      tokens: [],
      memberships: {},
      assignments: { visitor: {}, subject: {} },
      nobody: {},
      unsent: [],
    };
  });
}

/**
 * Keeps the visitor from now on. The id also lives in a first-party cookie, so that losing one of the two keeps the
 * visitor.
 */
export function keepVisitor(record: Kept<Memory>): void {
  record.update((memory) => memory);
  saveCookie(cookieName, record.get().visitor, yearSeconds);
}

/** Deletes all that this browser keeps for the store. */
export function eraseMemory(record: Kept<Memory>): void {
  record.erase();
  saveCookie(cookieName, '', 0);
}
