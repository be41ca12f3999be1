import type { Clock, MembershipCache, Reading, RememberedIdentity } from '@facet/membership';
import { LRUCache } from 'lru-cache';
import type { Secrets } from '../../config/secrets.ts';
import { announce } from '../../db/announce.ts';
import type { Queryable } from '../../db/database.ts';
import { removePerson } from './erasure.store.ts';
import { findIdentity, type KeptIdentity, saveIdentity } from './identities.store.ts';
import {
  findMemberships,
  findSealedProfileId,
  listDuePeople,
  saveReadings,
  saveSeen,
  toPeople,
} from './people.store.ts';
import { createSegmentNumbers, type PackedMemberships, pack, unpack } from './people-memory.ts';
import { toProfilePlace } from './places.ts';

/** Told as `connection subject` when what processes remember of a person is no longer so. */
export const personChannel = 'klaviyo_person';

/** A cache that can drop one person from its memory; the rows are somebody else's to remove. */
export type StoreMembershipCache = MembershipCache & {
  forgetSubject(subject: string): void;
  /** The same for their memberships alone. */
  forgetMemberships(subject: string): void;
  /** The same for everybody's memberships. */
  forgetAllMemberships(): void;
  /** Drops all that is in memory. */
  forgetAll(): void;
  /** How many people are in memory. */
  countPeople(): number;
  /** Writes down at once what was to be written a moment later, and resolves when nothing is under way any longer. */
  settle(): Promise<void>;
};

type Ports = {
  readonly database: Queryable;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly storeId: string;
  readonly connectionId: string;
  readonly report: (error: unknown) => void;
};

/** What memory may hold, as measured by `npm run bench -- resolver`; the least recently used go first. */
const memoryBytes = { identities: 48_000_000, people: 32_000_000 };
const identityBytes = 400;
const personBytes = { base: 240, eachSegment: 16 };
/** After this long the database is asked again, since another process may know better. */
const rememberMs = 1_800_000;
/** A visit is written down this often at most. */
const seenEveryMs = 3_600_000;
const seenAfterMs = 5000;

/**
 * What is known about one connection's people: memory in front, the database behind. Tokens and profile ids are
 * written as keyed hashes and sealed; in memory the keys are hashes too.
 */
export function createMembershipCache(ports: Ports): StoreMembershipCache {
  const { database, secrets, clock, storeId, connectionId, report } = ports;
  const numbers = createSegmentNumbers();
  const identities = new LRUCache<string, RememberedIdentity>({
    maxSize: memoryBytes.identities,
    sizeCalculation: () => identityBytes,
    ttl: rememberMs,
  });
  const people = new LRUCache<string, PackedMemberships>({
    maxSize: memoryBytes.people,
    sizeCalculation: (packed) => personBytes.base + (packed.length / 2) * personBytes.eachSegment,
    ttl: rememberMs,
  });
  const seen = new LRUCache<string, number>({ max: 100_000 });
  const unwrittenSeen = new Set<string>();
  let callOffSeen: () => void = () => undefined;
  let writingSeen = Promise.resolve();
  const place = toProfilePlace(storeId);
  const open = (sealed: string): string => secrets.open(sealed, place);

  const toIdentity = (kept: KeptIdentity): RememberedIdentity => {
    const readAt = kept.readAt.getTime();
    if (kept.state !== 'known') return { state: kept.state, readAt };
    return { state: 'known', subject: kept.subject, profileId: open(kept.sealedProfileId), readAt };
  };

  /** Grows with each removal and each writing: what was read before one is not remembered after it. */
  let changes = 0;

  /** A connection may end while an answer is under way: what came too late is dropped, like everything before it. */
  const unlessGone = async (write: Promise<void>): Promise<void> => {
    try {
      await write;
    } catch (error) {
      if (!isForeignKeyViolation(error)) throw error;
    }
  };

  const forgetMemberships = (subject: string): void => {
    changes += 1;
    people.delete(subject);
  };

  const forgetSubject = (subject: string): void => {
    forgetMemberships(subject);
    seen.delete(subject);
    for (const [tokenHash, identity] of identities.entries()) {
      if (identity.state === 'known' && identity.subject === subject) identities.delete(tokenHash);
    }
  };

  const forgetAllMemberships = (): void => {
    changes += 1;
    people.clear();
  };

  const remember = (subject: string, { memberships, whole }: Reading): void => {
    changes += 1;
    // Only what was read whole is all there is; the rest is looked up when somebody asks.
    if (whole === true) people.set(subject, pack(memberships, numbers));
    else people.delete(subject);
  };

  const writeSeen = (): void => {
    const subjects = [...unwrittenSeen];
    unwrittenSeen.clear();
    writingSeen = Promise.all([writingSeen, saveSeen(database, connectionId, subjects, clock.now())])
      .then(() => undefined)
      .catch(report);
  };

  return {
    isAtHand: (token) => identities.has(secrets.exchangeHashOf(storeId, token)),
    async findIdentity(token, anew = false) {
      const tokenHash = secrets.exchangeHashOf(storeId, token);
      const remembered = anew ? undefined : identities.get(tokenHash);
      if (remembered !== undefined) return remembered;
      const before = changes;
      const kept = await findIdentity(database, connectionId, tokenHash);
      if (kept === undefined) return undefined;
      const identity = toIdentity(kept);
      if (changes === before) identities.set(tokenHash, identity);
      return identity;
    },
    async saveIdentity(token, identity, reading) {
      const tokenHash = secrets.exchangeHashOf(storeId, token);
      changes += 1;
      identities.set(tokenHash, identity);
      if (identity.state === 'known' && reading !== undefined) remember(identity.subject, reading);
      const readAt = new Date(identity.readAt);
      const kept: KeptIdentity =
        identity.state === 'known'
          ? {
              state: 'known',
              subject: identity.subject,
              sealedProfileId: secrets.seal(identity.profileId, place),
              readAt,
            }
          : { state: identity.state, readAt };
      await unlessGone(saveIdentity(database, connectionId, tokenHash, kept, reading));
      if (identity.state === 'known' && reading?.whole !== true) people.delete(identity.subject);
    },
    async findMemberships(subject, segments, anew = false) {
      const remembered = anew ? undefined : people.get(subject);
      if (remembered !== undefined) return unpack(remembered, numbers, segments);
      const before = changes;
      const kept = await findMemberships(database, connectionId, subject);
      if (changes === before) people.set(subject, pack(kept, numbers));
      return new Map([...kept].filter(([segment]) => segments.includes(segment)));
    },
    findAbsent: async () => new Map(),
    async saveReadings(readings) {
      changes += 1;
      await unlessGone(saveReadings(database, connectionId, readings));
      for (const [subject, reading] of readings) remember(subject, reading);
    },
    async findProfileId(subject) {
      const sealed = await findSealedProfileId(database, connectionId, subject);
      return sealed === undefined ? undefined : open(sealed);
    },
    async dropSubject(subject) {
      forgetSubject(subject);
      await removePerson(database, connectionId, subject);
      await announce(database, personChannel, `${connectionId} ${subject}`);
    },
    noteSeen(subject) {
      const now = clock.now();
      if (Math.abs(now - (seen.get(subject) ?? 0)) < seenEveryMs) return;
      seen.set(subject, now);
      if (unwrittenSeen.size === 0) callOffSeen = clock.after(seenAfterMs, writeSeen);
      unwrittenSeen.add(subject);
    },
    async listDue(question) {
      return toPeople(await listDuePeople(database, connectionId, question), open);
    },
    forgetSubject,
    forgetMemberships,
    forgetAllMemberships,
    forgetAll() {
      forgetAllMemberships();
      identities.clear();
    },
    countPeople: () => people.size,
    async settle() {
      callOffSeen();
      if (unwrittenSeen.size > 0) writeSeen();
      await writingSeen;
    },
  };
}

function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23503';
}
