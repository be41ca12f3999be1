import type { MembershipCache, Reading, RememberedIdentity } from '@facet/membership';

/** A cache in memory alone, as the resolver's port wants it, that can be told a segment's members. */
export type BenchCache = MembershipCache & {
  addMembers(segment: string, profileIds: readonly string[], readAt: number): void;
  /** There is no database behind it: nothing is forgotten. */
  readonly forgetAllMemberships: () => void;
};

/** Makes one for people whose profile id is their subject. */
export function createBenchCache(now: () => number): BenchCache {
  const identities = new Map<string, RememberedIdentity>();
  const people = new Map<string, Reading & { readonly profileId: string; readonly seenAt: number }>();

  const save = (subject: string, reading: Reading): void => {
    const before = people.get(subject);
    if (before === undefined) return;
    const kept = reading.whole === true ? [] : before.memberships;
    people.set(subject, { ...before, ...reading, memberships: new Map([...kept, ...reading.memberships]) });
  };

  return {
    forgetAllMemberships: () => undefined,
    addMembers(segment, profileIds, readAt) {
      for (const profileId of profileIds) {
        const before = people.get(profileId) ?? { memberships: new Map(), profileId, seenAt: 0 };
        const memberships = new Map([...before.memberships, [segment, { state: 'in', readAt }] as const]);
        people.set(profileId, { ...before, memberships });
      }
    },
    async findIdentity(token) {
      const identity = identities.get(token);
      if (identity?.state !== 'known') return identity;
      const existedAt = people.get(identity.subject)?.existedAt ?? 0;
      return { ...identity, readAt: Math.max(identity.readAt, existedAt) };
    },
    async saveIdentity(token, identity, reading) {
      identities.set(token, identity);
      if (identity.state !== 'known') return;
      const { subject, profileId } = identity;
      const before = people.get(subject) ?? { memberships: new Map() };
      people.set(subject, { ...before, profileId, seenAt: now() });
      if (reading !== undefined) save(subject, reading);
    },
    async findMemberships(subject, segments) {
      const memberships = people.get(subject)?.memberships ?? new Map();
      return new Map([...memberships].filter(([segment]) => segments.includes(segment)));
    },
    findAbsent: async () => new Map(),
    async saveReadings(readings) {
      for (const [subject, reading] of readings) save(subject, reading);
    },
    findProfileId: async (subject) => people.get(subject)?.profileId,
    async dropSubject(subject) {
      people.delete(subject);
    },
    noteSeen(subject) {
      const person = people.get(subject);
      if (person !== undefined) people.set(subject, { ...person, seenAt: now() });
    },
    async listDue({ now: due, fillBefore, seenSince, most }) {
      const next = [...people]
        .filter(([, person]) => person.seenAt >= seenSince && (person.dueAt ?? Infinity) < fillBefore)
        .sort(([, a], [, b]) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
        .slice(0, most);
      if ((next[0]?.[1].dueAt ?? Infinity) > due) return [];
      return next.map(([subject, { profileId }]) => ({ subject, profileId }));
    },
  };
}
