import type { MembershipCache, MembershipsBySegment, RememberedIdentity } from '@facet/membership';
import { LRUCache } from 'lru-cache';
import type { Secrets } from '../../config/secrets.ts';
import type { Queryable } from '../../db/database.ts';
import {
  findIdentity,
  findMemberships,
  findSealedProfileId,
  type KeptIdentity,
  removeMemberships,
  saveIdentity,
  saveMemberships,
} from './memberships.store.ts';

/** A cache that can drop one person from its memory; the rows are somebody else's to remove. */
export type StoreMembershipCache = MembershipCache & { forgetSubject(subject: string): void };

type Ports = {
  readonly database: Queryable;
  readonly secrets: Secrets;
  readonly storeId: string;
  readonly connectionId: string;
};

const mostRemembered = 50_000;
/** After this long the database is asked again, since another process may know better. */
const rememberMs = 300_000;

/**
 * What is known about one connection's people: memory in front, the database behind. Tokens and profile ids are
 * written as keyed hashes and sealed; in memory the keys are hashes too.
 */
export function createMembershipCache(ports: Ports): StoreMembershipCache {
  const { database, secrets, storeId, connectionId } = ports;
  const identities = new LRUCache<string, RememberedIdentity>({ max: mostRemembered, ttl: rememberMs });
  const people = new LRUCache<string, MembershipsBySegment>({ max: mostRemembered, ttl: rememberMs });
  const place = `klaviyo_identities/${storeId}/profile`;

  const toIdentity = (kept: KeptIdentity): RememberedIdentity | undefined => {
    const readAt = kept.readAt.getTime();
    if (kept.state !== 'known') return { state: kept.state, readAt };
    if (kept.subject === null || kept.sealedProfileId === null) return undefined;
    const profileId = secrets.open(kept.sealedProfileId, place);
    return { state: 'known', subject: kept.subject, profileId, readAt };
  };

  /** Grows with each removal: what was read before one is not remembered after it. */
  let removals = 0;

  const findPerson = async (subject: string): Promise<MembershipsBySegment> => {
    const remembered = people.get(subject);
    if (remembered !== undefined) return remembered;
    const before = removals;
    const kept = await findMemberships(database, connectionId, subject);
    // Somebody may have written meanwhile, and what they wrote is newer.
    const person = new Map([...kept, ...(people.get(subject) ?? [])]);
    if (removals === before) people.set(subject, person);
    return person;
  };

  /** A connection may end while an answer is under way: what came too late is dropped, like everything before it. */
  const unlessGone = async (write: Promise<void>): Promise<void> => {
    try {
      await write;
    } catch (error) {
      if (!isForeignKeyViolation(error)) throw error;
    }
  };

  return {
    async findIdentity(token) {
      const tokenHash = secrets.exchangeHashOf(storeId, token);
      const remembered = identities.get(tokenHash);
      if (remembered !== undefined) return remembered;
      const before = removals;
      const kept = await findIdentity(database, connectionId, tokenHash);
      const identity = identities.get(tokenHash) ?? (kept === undefined ? undefined : toIdentity(kept));
      if (identity !== undefined && removals === before) identities.set(tokenHash, identity);
      return identity;
    },
    async saveIdentity(token, identity) {
      const tokenHash = secrets.exchangeHashOf(storeId, token);
      identities.set(tokenHash, identity);
      const known = identity.state === 'known';
      await unlessGone(
        saveIdentity(database, connectionId, tokenHash, {
          state: identity.state,
          subject: known ? identity.subject : null,
          sealedProfileId: known ? secrets.seal(identity.profileId, place) : null,
          readAt: new Date(identity.readAt),
        }),
      );
    },
    async findMemberships(subject, segments) {
      const person = await findPerson(subject);
      return new Map([...person].filter(([segment]) => segments.includes(segment)));
    },
    async saveMemberships(subject, memberships) {
      const person = await findPerson(subject);
      people.set(subject, new Map([...(people.get(subject) ?? person), ...memberships]));
      await unlessGone(saveMemberships(database, connectionId, subject, memberships));
    },
    async findProfileId(subject) {
      const sealed = await findSealedProfileId(database, connectionId, subject);
      return sealed === undefined ? undefined : secrets.open(sealed, place);
    },
    async dropSubject(subject) {
      removals += 1;
      people.delete(subject);
      await removeMemberships(database, connectionId, subject);
    },
    forgetSubject(subject) {
      removals += 1;
      people.delete(subject);
      for (const [tokenHash, identity] of identities.entries()) {
        if (identity.state === 'known' && identity.subject === subject) identities.delete(tokenHash);
      }
    },
  };
}

function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23503';
}
