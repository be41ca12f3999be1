import type { KeptAssignments, Membership, Subject, VisitorId } from '@facet/engine';
import type { Exposure } from '@facet/protocol';
import { isAssignment } from './assignments.ts';
import { findCookie, saveCookie } from './cookies.ts';
import { createVisitor, isSubject, isVisitor } from './ids.ts';
import { isMembership } from './memberships.ts';
import { type Fields, isAmount, isFields, isText, readEntries, readItems } from './read.ts';
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

type Founded = Fields & Pick<Memory, 'visitor' | 'since'>;

/** Reads a stored record: whatever in it is valid; founded anew where it has no visitor. */
export function readMemory(value: unknown, found: () => Founded): Memory {
  const own = isFounded(value) ? value : found();
  const { subject } = own;
  const theirs: Fields = isSubject(subject) ? own : {};
  const assignments = isFields(own['assignments']) ? own['assignments'] : {};
  return {
    visitor: own.visitor,
    since: own.since,
    subject: isSubject(subject) ? subject : undefined,
    tokens: readItems(theirs['tokens'], (item) => isText(item), 10),
    memberships: readEntries(theirs['memberships'], isMembership),
    assignments: {
      visitor: readEntries(assignments['visitor'], isAssignment),
      subject: theirs === own ? readEntries(assignments['subject'], isAssignment) : {},
    },
    nobody: readEntries(own['nobody'], isAmount),
    unsent: readItems(own['unsent'], isUnsent, 30),
  };
}

/**
 * Opens this browser's record for a store. The visitor's id also lives in a first-party cookie, so that losing one of
 * the two keeps the visitor.
 */
export function openMemory(store: string): Kept<Memory> {
  const record = openRecord('localStorage', store, (value) =>
    readMemory(value, () => {
      const cookie = findCookie(cookieName);
      return isVisitor(cookie)
        ? { visitor: cookie, since: 0 }
        : { visitor: createVisitor(), since: Date.now() };
    }),
  );
  record.update(({ visitor }) => {
    saveCookie(cookieName, visitor, yearSeconds);
    return { visitor };
  });
  return {
    ...record,
    erase: () => {
      record.erase();
      saveCookie(cookieName, '', 0);
    },
  };
}

function isFounded(value: unknown): value is Founded {
  return isFields(value) && isVisitor(value['visitor']) && isAmount(value['since']);
}

/** What else an exposure must be is judged by the server, which drops what it cannot take. */
function isUnsent(value: unknown): value is Unsent {
  return isFields(value) && isAmount(value['at']) && isFields(value['event']) && isText(value['event']['id']);
}
