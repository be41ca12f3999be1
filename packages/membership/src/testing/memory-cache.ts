import type { MembershipCache, RememberedIdentity, RememberedMembership } from '../cache.ts';

/** A cache that lives as long as the test. */
export function createMemoryCache(): MembershipCache {
  const identities = new Map<string, RememberedIdentity>();
  const memberships = new Map<string, Map<string, RememberedMembership>>();
  return {
    findIdentity: async (token) => identities.get(token),
    saveIdentity: async (token, identity) => {
      identities.set(token, identity);
    },
    findMemberships: async (subject, segments) =>
      new Map([...(memberships.get(subject) ?? [])].filter(([segment]) => segments.includes(segment))),
    saveMemberships: async (subject, saved) => {
      memberships.set(subject, new Map([...(memberships.get(subject) ?? []), ...saved]));
    },
    findProfileId: async (subject) => {
      for (const identity of identities.values()) {
        if (identity.state === 'known' && identity.subject === subject) return identity.profileId;
      }
      return undefined;
    },
    dropSubject: async (subject) => {
      memberships.delete(subject);
    },
  };
}
