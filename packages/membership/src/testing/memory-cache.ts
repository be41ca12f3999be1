import type { MembershipCache, Reading, RememberedIdentity, RememberedMembership } from '../cache.ts';
import { isOlder } from '../warm-sync.ts';

/** A cache that lives as long as the test. */
export type MemoryCache = MembershipCache & {
  readonly readings: Map<string, Reading>;
  /** When somebody was last seen, by subject; the test sets it. */
  readonly seen: Map<string, number>;
  /** When segments were read whole; the test sets it. Whoever is not known to be in one of them is not. */
  readonly wholeReadAt: Map<string, number>;
};

export function createMemoryCache(now: () => number = () => 0): MemoryCache {
  const identities = new Map<string, RememberedIdentity>();
  const profiles = new Map<string, string>();
  const readings = new Map<string, Reading>();
  const seen = new Map<string, number>();
  const wholeReadAt = new Map<string, number>();
  const listAbsent = (segments: readonly string[]): [string, RememberedMembership][] =>
    segments.flatMap((segment) => {
      const readAt = wholeReadAt.get(segment);
      return readAt === undefined ? [] : [[segment, { state: 'out', readAt }]];
    });
  const save = (subject: string, reading: Reading): void => {
    const before = readings.get(subject);
    const { whole = false } = reading;
    const memberships = new Map([...(whole ? [] : (before?.memberships ?? [])), ...reading.memberships]);
    readings.set(subject, { ...before, ...reading, memberships });
  };
  return {
    readings,
    seen,
    wholeReadAt,
    findIdentity: async (token) => {
      const identity = identities.get(token);
      if (identity?.state !== 'known') return identity;
      const existedAt = readings.get(identity.subject)?.existedAt ?? 0;
      return { ...identity, readAt: Math.max(identity.readAt, existedAt) };
    },
    saveIdentity: async (token, identity, reading) => {
      identities.set(token, identity);
      if (identity.state !== 'known') return;
      profiles.set(identity.subject, identity.profileId);
      seen.set(identity.subject, now());
      if (reading !== undefined) save(identity.subject, reading);
    },
    findAbsent: async (segments) => new Map(listAbsent(segments)),
    findMemberships: async (subject, segments) => {
      const remembered = [...(readings.get(subject)?.memberships ?? [])];
      const found = new Map(remembered.filter(([segment]) => segments.includes(segment)));
      for (const [segment, absent] of listAbsent(segments)) {
        if (isOlder(found.get(segment), absent.readAt)) found.set(segment, absent);
      }
      return found;
    },
    saveReadings: async (saved) => {
      for (const [subject, reading] of saved) save(subject, reading);
    },
    findProfileId: async (subject) => profiles.get(subject),
    dropSubject: async (subject) => {
      readings.delete(subject);
      profiles.delete(subject);
      for (const [token, identity] of identities) {
        if (identity.state === 'known' && identity.subject === subject) identities.delete(token);
      }
    },
    noteSeen: (subject) => {
      seen.set(subject, now());
    },
    listDue: async (question) => {
      const people = [...readings]
        .flatMap(([subject, { dueAt }]) => (dueAt === undefined ? [] : [{ subject, dueAt }]))
        .filter(({ subject }) => (seen.get(subject) ?? 0) >= question.seenSince)
        .sort((a, b) => a.dueAt - b.dueAt)
        .filter(({ dueAt }) => dueAt < question.fillBefore)
        .slice(0, question.most);
      if ((people[0]?.dueAt ?? Infinity) > question.now) return [];
      return people.map(({ subject }) => ({ subject, profileId: profiles.get(subject) ?? '' }));
    },
  };
}
