import { createUlid } from '../ids.ts';
import type { Profile } from './model.ts';
import { getEntry, WorldError, type WorldStore } from './store.ts';

interface NewPerson {
  readonly accountId: string;
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: string;
  /** Segment ids to put the person in at once. */
  readonly segments?: readonly string[];
}

export interface People {
  list(accountId: string): Profile[];
  find(accountId: string, id: string): Profile | undefined;
  findByEmail(accountId: string, email: string): Profile | undefined;
  get(id: string): Profile;
  create(person: NewPerson): Profile;
  /** Deletes the profile: gone from every segment and list, and its tokens lead to nobody. */
  remove(id: string): void;
  /**
   * Merges as section 1.11 says: the source's id is deleted, its memberships and tokens pass to the survivor.
   * (That old tokens lead to the survivor is our reading; section 9, point 6, lists it as unconfirmed.)
   */
  merge(sourceId: string, survivorId: string): Profile;
}

/** The profiles of the world. */
export function createPeople(store: WorldStore): People {
  const groupsOf = (): Iterable<{ members: Map<string, number> }> => [
    ...store.state.segments.values(),
    ...store.state.lists.values(),
  ];
  const people: People = {
    list: (accountId) =>
      [...store.state.profiles.values()].filter((profile) => profile.accountId === accountId),
    find(accountId, id) {
      const profile = store.state.profiles.get(id);
      return profile?.accountId === accountId ? profile : undefined;
    },
    findByEmail: (accountId, email) =>
      people.list(accountId).find((profile) => profile.email.toLowerCase() === email.toLowerCase()),
    get: (id) => getEntry(store.state.profiles, id, 'person'),
    create(person) {
      getEntry(store.state.accounts, person.accountId, 'account');
      if (people.findByEmail(person.accountId, person.email) !== undefined)
        throw new WorldError('conflict', 'A person with this e-mail address exists already.');
      const segments = (person.segments ?? []).map((id) => {
        const segment = getEntry(store.state.segments, id, 'segment');
        if (segment.accountId !== person.accountId)
          throw new WorldError('invalid', `The segment "${id}" belongs to another account.`);
        return segment;
      });
      const now = store.now();
      const profile: Profile = {
        id: createUlid(now),
        accountId: person.accountId,
        email: person.email,
        phoneNumber: person.phone ?? null,
        firstName: person.firstName ?? null,
        lastName: person.lastName ?? null,
        externalId: null,
        createdMs: now,
        updatedMs: now,
      };
      store.state.profiles.set(profile.id, profile);
      for (const segment of segments) segment.members.set(profile.id, now);
      store.changed();
      return profile;
    },
    remove(id) {
      people.get(id);
      for (const group of groupsOf()) group.members.delete(id);
      for (const token of store.state.tokens.values()) if (token.profileId === id) token.profileId = null;
      store.state.profiles.delete(id);
      store.changed();
    },
    merge(sourceId, survivorId) {
      const source = people.get(sourceId);
      const survivor = people.get(survivorId);
      if (sourceId === survivorId)
        throw new WorldError('invalid', 'A person cannot be merged into themselves.');
      if (source.accountId !== survivor.accountId)
        throw new WorldError('invalid', 'Two people of different accounts cannot be merged.');
      for (const group of groupsOf()) {
        const joined = group.members.get(sourceId);
        if (joined !== undefined && !group.members.has(survivorId)) group.members.set(survivorId, joined);
      }
      for (const token of store.state.tokens.values())
        if (token.profileId === sourceId) token.profileId = survivorId;
      survivor.phoneNumber ??= source.phoneNumber;
      survivor.externalId ??= source.externalId;
      survivor.updatedMs = store.now();
      people.remove(sourceId);
      return survivor;
    },
  };
  return people;
}
