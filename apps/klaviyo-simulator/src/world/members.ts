import { compareKeyed, insertKeyed, type Keyed, removeKeyed } from './keyed.ts';

/** By profile id, or by the time of joining and then by profile id. */
export type MemberOrder = 'id' | 'joined';

/** The orders that somebody has asked for; those of big segments take a while to make and are therefore kept up. */
const kept = new WeakMap<ReadonlyMap<string, number>, Map<MemberOrder, Keyed[]>>();

const toEntry: Readonly<Record<MemberOrder, (id: string, joinedMs: number) => Keyed>> = {
  id: (id) => ({ key: id, id }),
  joined: (id, joinedMs) => ({ key: joinedMs, id }),
};

/** The members of a segment in ascending order. What is returned changes with the segment. */
export function listInOrder(members: ReadonlyMap<string, number>, order: MemberOrder): readonly Keyed[] {
  const orders = kept.get(members) ?? new Map<MemberOrder, Keyed[]>();
  let sorted = orders.get(order);
  if (sorted === undefined) {
    sorted = [...members].map(([id, joinedMs]) => toEntry[order](id, joinedMs)).sort(compareKeyed);
    kept.set(members, orders.set(order, sorted));
  }
  return sorted;
}

/** Lets a profile join; one that is in already keeps the time when it joined. Says whether that changed anything. */
export function putMember(members: Map<string, number>, id: string, joinedMs: number): boolean {
  if (members.has(id)) return false;
  members.set(id, joinedMs);
  for (const [order, sorted] of kept.get(members) ?? []) insertKeyed(sorted, toEntry[order](id, joinedMs));
  return true;
}

/** Before many changes at once: to make the orders anew when next asked for costs less than to keep them up. */
export function forgetOrders(members: ReadonlyMap<string, number>): void {
  kept.delete(members);
}

/** Lets a profile leave. Says whether it was in. */
export function dropMember(members: Map<string, number>, id: string): boolean {
  const joinedMs = members.get(id);
  if (joinedMs === undefined) return false;
  members.delete(id);
  for (const [order, sorted] of kept.get(members) ?? []) removeKeyed(sorted, toEntry[order](id, joinedMs));
  return true;
}
