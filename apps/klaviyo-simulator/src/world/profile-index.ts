import { derive } from './derive.ts';
import { createGrouping } from './grouping.ts';
import { compareKeyed, insertKeyed, type Keyed, removeKeyed } from './keyed.ts';
import type { Profile, WorldState } from './model.ts';

/** Addresses are the same whatever their case. */
function toAddressKey(accountId: string, email: string): string {
  return `${accountId} ${email.toLowerCase()}`;
}

const indexOf = derive((state) => {
  const profiles = [...state.profiles.values()];
  return {
    byAccount: createGrouping(profiles, ({ accountId }) => accountId),
    byAddress: createGrouping(profiles, ({ accountId, email }) => toAddressKey(accountId, email)),
    /** Account id → its profiles by id; of the accounts that somebody has listed. */
    sorted: new Map<string, Keyed[]>(),
  };
});

/** The profiles of an account in the order in which they came. */
export function listProfiles(state: WorldState, accountId: string): Profile[] {
  return indexOf(state).byAccount.listOf(accountId);
}

/** The profiles of an account by id, ascending. What is returned changes with the account. */
export function listProfilesInOrder(state: WorldState, accountId: string): readonly Keyed[] {
  const { sorted } = indexOf(state);
  let profiles = sorted.get(accountId);
  if (profiles === undefined) {
    profiles = listProfiles(state, accountId).map(({ id }) => ({ key: id, id }));
    sorted.set(accountId, profiles.sort(compareKeyed));
  }
  return profiles;
}

/** Everybody in the account who has this address, in whatever case. */
export function listProfilesByEmail(state: WorldState, accountId: string, email: string): Profile[] {
  return indexOf(state).byAddress.listOf(toAddressKey(accountId, email));
}

/** Adds profiles of one account, whose ids must be new. */
export function addProfiles(state: WorldState, accountId: string, profiles: readonly Profile[]): void {
  const { byAccount, byAddress, sorted } = indexOf(state);
  for (const profile of profiles) {
    state.profiles.set(profile.id, profile);
    byAccount.add(profile);
    byAddress.add(profile);
  }
  const kept = sorted.get(accountId);
  if (kept === undefined) return;
  const [only] = profiles;
  // Many are put in order at once when next asked for, which costs less than as many insertions.
  if (profiles.length === 1 && only !== undefined) insertKeyed(kept, { key: only.id, id: only.id });
  else sorted.delete(accountId);
}

export function dropProfile(state: WorldState, profile: Profile): void {
  const { byAccount, byAddress, sorted } = indexOf(state);
  state.profiles.delete(profile.id);
  byAccount.remove(profile);
  byAddress.remove(profile);
  const kept = sorted.get(profile.accountId);
  if (kept !== undefined) removeKeyed(kept, { key: profile.id, id: profile.id });
}
