import { createExchangeId, createUlid } from '../ids.ts';
import { forgetOrders, putMember } from './members.ts';
import type { Profile } from './model.ts';
import { addProfiles, listProfiles, listProfilesByEmail } from './profile-index.ts';
import { getSegmentOf } from './segment-index.ts';
import { getEntry, WorldError, type WorldStore } from './store.ts';
import { addToken } from './token-index.ts';

/** A segment and which share of the people, from 0 to 1, are to be in it; all of them unless told. */
export interface CrowdSegment {
  readonly id: string;
  readonly share?: number;
}

export interface NewCrowd {
  readonly accountId: string;
  /** At most 100,000. */
  readonly count: number;
  readonly segments?: readonly CrowdSegment[];
  /** What the addresses begin with, before a number and `@example.com`; `person-` unless told. */
  readonly emailPrefix?: string;
}

export interface BulkPerson {
  readonly id: string;
  /** A good exchange id. */
  readonly token: string;
}

const maxCount = 100_000;
/** Keeps 0.29 × 100, which computes to a little less than 29, from counting as 28. */
const tolerance = 1e-9;

/**
 * Whether the person with this index (from 0) is among a share of a crowd. The share is spread evenly and exactly: of
 * the first n people ⌊n·share⌋ are in; of a tenth those with the indexes 9, 19, 29 and so on.
 */
function isInShare(index: number, share: number): boolean {
  return Math.floor((index + 1) * share + tolerance) > Math.floor(index * share + tolerance);
}

function check({ count, segments = [], emailPrefix = '' }: NewCrowd): void {
  if (!Number.isInteger(count) || count < 1 || count > maxCount)
    throw new WorldError('invalid', `"count" must be a whole number from 1 to ${maxCount}.`);
  if (!/^[\w.+-]{0,64}$/.test(emailPrefix))
    throw new WorldError('invalid', '"emailPrefix" must be the beginning of an e-mail address.');
  for (const { share = 1 } of segments)
    if (!(share >= 0 && share <= 1)) throw new WorldError('invalid', '"share" must be a number from 0 to 1.');
}

/** Addresses that nobody in the account has, numbered from where the account's people end. */
function* makeAddresses({ state }: WorldStore, accountId: string, prefix: string): Generator<string, never> {
  for (let number = listProfiles(state, accountId).length + 1; ; number += 1) {
    const email = `${prefix}${number}@example.com`;
    if (listProfilesByEmail(state, accountId, email).length === 0) yield email;
  }
}

/** Makes many people who differ in address, id and token alone, and puts each into the segments. */
export function createCrowd(store: WorldStore, crowd: NewCrowd): BulkPerson[] {
  check(crowd);
  const { accountId, count, emailPrefix = 'person-' } = crowd;
  getEntry(store.state.accounts, accountId, 'account');
  const segments = (crowd.segments ?? []).map(({ id, share = 1 }) => ({
    members: getSegmentOf(store.state, accountId, id).members,
    share,
  }));
  const now = store.now();
  const addresses = makeAddresses(store, accountId, emailPrefix);
  const profiles = Array.from(
    { length: count },
    (): Profile => ({
      id: createUlid(now),
      accountId,
      email: addresses.next().value,
      phoneNumber: null,
      firstName: null,
      lastName: null,
      externalId: null,
      createdMs: now,
      updatedMs: now,
    }),
  );
  addProfiles(store.state, accountId, profiles);
  for (const { members, share } of segments) {
    forgetOrders(members);
    for (const [index, { id }] of profiles.entries())
      if (isInShare(index, share)) putMember(members, id, now);
  }
  const people = profiles.map(({ id }) => ({ id, token: createExchangeId(accountId) }));
  for (const { id, token } of people)
    addToken(store.state, { token, accountId, profileId: id, createdMs: now, expiredMs: null, link: null });
  store.changed();
  return people;
}
