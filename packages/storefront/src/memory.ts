import type { Assignments, Subject, VisitorId } from '@facet/engine';
import { isAssignment } from './assignments.ts';
import { findCookie, saveCookie } from './cookies.ts';
import { createVisitor, isSubject, isVisitor } from './ids.ts';
import { isKnownMembership, type KnownMembership } from './memberships.ts';
import { isAmount, isFields, isText, readEntries, readItems } from './read.ts';
import { openDrawer } from './storage.ts';
import { isUnsent, type Unsent } from './unsent.ts';

/** All that this browser keeps for one store, in one record. Tokens are in it as fingerprints only. */
export type Memory = {
  readonly visitor: VisitorId;
  /** When the visitor was first seen, by this clock; 0 where it is only known to have been earlier. */
  readonly since: number;
  /** The person known in this browser last. */
  readonly subject?: Subject | undefined;
  /** Fingerprints of the tokens that are known to be this person's, newest last. */
  readonly tokens: readonly string[];
  /** This person's memberships as read, and first assignments. */
  readonly memberships: Readonly<Record<string, KnownMembership>>;
  readonly subjectAssignments: Assignments;
  readonly visitorAssignments: Assignments;
  /** Fingerprints of tokens that Klaviyo knows nobody by, and until when that is believed. */
  readonly nobody: Readonly<Record<string, number>>;
  readonly unsent: readonly Unsent[];
};

/** The record, read anew with each use: another tab may have written in between. */
export type MemoryKeeper = {
  readonly get: () => Memory;
  readonly update: (change: (memory: Memory) => Partial<Memory>) => void;
  readonly erase: () => void;
};

const cookieName = 'facet_id';
const yearSeconds = 31_536_000;

/** Reads a stored record. `undefined` where it has no usable visitor; else whatever in it is valid. */
export function readMemory(value: unknown): Memory | undefined {
  if (!isFields(value) || !isVisitor(value['visitor']) || !isAmount(value['since'])) return undefined;
  const subject = value['subject'];
  const known = isSubject(subject);
  return {
    visitor: value['visitor'],
    since: value['since'],
    subject: known ? subject : undefined,
    tokens: known ? readItems(value['tokens'], isFingerprint, 10) : [],
    memberships: known ? readEntries(value['memberships'], isKnownMembership) : {},
    subjectAssignments: known ? readEntries(value['subjectAssignments'], isAssignment) : {},
    visitorAssignments: readEntries(value['visitorAssignments'], isAssignment),
    nobody: readEntries(value['nobody'], isAmount, 20),
    unsent: readItems(value['unsent'], isUnsent, 30),
  };
}

/**
 * Opens this browser's record for a store. The visitor's id also lives in a first-party cookie, so that losing one of
 * the two keeps the visitor. Where storage is forbidden or full, memory lasts as long as the page.
 */
export function openMemory(store: string, now: number): MemoryKeeper {
  const drawer = openDrawer('localStorage', `facet:${store}`);
  let held: Memory | undefined;
  const get = (): Memory => held ?? readMemory(drawer.read()) ?? create(now);
  const save = (memory: Memory): void => {
    held = drawer.save(memory) ? undefined : memory;
  };
  const first = get();
  save(first);
  saveCookie(cookieName, first.visitor, yearSeconds);
  return {
    get,
    update: (change) => {
      const memory = get();
      save({ ...memory, ...change(memory) });
    },
    erase: () => {
      held = undefined;
      drawer.remove();
      saveCookie(cookieName, '', 0);
    },
  };
}

function create(now: number): Memory {
  const cookie = findCookie(cookieName);
  const before = isVisitor(cookie);
  return {
    visitor: before ? cookie : createVisitor(),
    since: before ? 0 : now,
    tokens: [],
    memberships: {},
    subjectAssignments: {},
    visitorAssignments: {},
    nobody: {},
    unsent: [],
  };
}

function isFingerprint(value: unknown): value is string {
  return isText(value, 16);
}
