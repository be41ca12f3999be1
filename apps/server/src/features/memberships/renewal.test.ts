import type { Store } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';
import type { Told } from '../../testing/klaviyo-world.ts';

const vip = 'VpX7kd';
const winBack = 'WbQ2rt';
const engaged = 'NwL9se';
const hourMs = 3_600_000;
type Person = { readonly id: string; readonly token: string };

let fleet: KlaviyoFleet;
let store: Store;
beforeAll(async () => {
  fleet = await openKlaviyoFleet();
});
afterAll(() => fleet[Symbol.asyncDispose]());
beforeEach(async () => {
  await fleet.reset();
  store = await fleet.openStore([vip, engaged]);
});

const ask = (token: string, number = 0): Promise<Told> => fleet.world.ask(store, token, `10.4.0.${number}`);
const stateOf = async ({ token }: Person, segment = vip) => (await ask(token)).memberships[segment]?.state;
const renew = (): Promise<number> => fleet.world.server.context.upkeep.renew();
const count = (operation: string): number => fleet.simulator.requests.count({ operation });
const createVips = (number: number): readonly Person[] =>
  fleet.simulator.world.people.createMany({ accountId: 'NRDL01', count: number, segments: [{ id: vip }] });

/** People who came, and whose time to be read again has come since. */
async function createDue(number: number, ageMs = 21 * hourMs): Promise<readonly [Person, ...Person[]]> {
  const [first, ...others] = createVips(number);
  if (first === undefined) throw new Error('nobody');
  for (let start = 0; start < number; start += 50) {
    const group = [first, ...others].slice(start, start + 50);
    await Promise.all(group.map(({ token }, place) => ask(token, place)));
  }
  fleet.advance(ageMs);
  await lookAtSegments();
  return [first, ...others];
}
/** As somebody who looks at the segments does: what the catalogue says of them is up to date. */
async function lookAtSegments(): Promise<void> {
  await fleet.world.owner('GET', `/api/v1/stores/${store.id}/segments`);
  fleet.advance(11_000);
  fleet.simulator.requests.clear();
}

describe('people who are due', () => {
  it('are renewed a hundred in a call for each segment and one that tells who is there', async () => {
    const people = await createDue(150);
    expect(await renew()).toBe(150);
    expect([count('get_profile_ids_for_segment'), count('get_profiles')]).toEqual([4, 2]);
    fleet.advance(4 * hourMs);
    for (const person of people.slice(0, 20)) expect(await stateOf(person)).toBe('in');
    expect(await renew()).toBe(0);
    expect([count('get_profile_ids_for_segment'), count('get_profiles')]).toEqual([4, 2]);
  });

  it('are out of a segment that they left, and in one that they joined', async () => {
    const [one] = await createDue(3);
    fleet.simulator.world.segments.takeOut(vip, one.id);
    fleet.simulator.world.segments.putIn(engaged, one.id);
    await renew();
    fleet.simulator.requests.clear();
    expect([await stateOf(one), await stateOf(one, engaged)]).toEqual(['out', 'in']);
    expect(fleet.simulator.requests.count()).toBe(0);
  });

  it('are resolved anew where they were merged into somebody, and are nobody where they were deleted', async () => {
    const [merged, deleted] = await createDue(3);
    const [survivor] = fleet.simulator.world.people.createMany({ accountId: 'NRDL01', count: 1 });
    if (deleted === undefined || survivor === undefined) throw new Error('nobody');
    const before = (await ask(merged.token)).subject;
    fleet.simulator.world.people.merge(merged.id, survivor.id);
    fleet.simulator.world.people.remove(deleted.id);
    await renew();
    fleet.simulator.requests.clear();
    const after = await ask(merged.token);
    expect(after).toMatchObject({ identity: 'identified', memberships: { [vip]: { state: 'in' } } });
    expect(after.subject).not.toBe(before);
    expect((await ask(survivor.token)).subject).toBe(after.subject);
    expect(await ask(deleted.token)).toMatchObject({ identity: 'unidentified' });
  });

  it('are left alone when they have not come for three days', async () => {
    await createDue(3);
    for (let day = 0; day < 3; day += 1) {
      expect(await renew()).toBe(3);
      fleet.advance(21 * hourMs);
      await lookAtSegments();
    }
    fleet.advance(9 * hourMs);
    expect(await renew()).toBe(0);
    expect([count('get_profile_ids_for_segment'), count('get_profiles')]).toEqual([0, 0]);
  });

  it('are not asked about in a segment that Klaviyo is computing', async () => {
    const [one] = await createDue(2);
    fleet.simulator.world.segments.change(vip, { isProcessing: true });
    await fleet.world.owner('GET', `/api/v1/stores/${store.id}/segments?refresh=true`);
    await lookAtSegments();
    expect(await renew()).toBe(2);
    const asked = fleet.simulator.requests.list({ operation: 'get_profile_ids_for_segment' });
    expect(asked.map(({ path }) => path)).toEqual([`/api/segments/${engaged}/relationships/profiles`]);
    expect((await ask(one.token)).memberships[vip]).toEqual({ state: 'unknown', cause: 'processing' });
  });

  it('stay as they are where Klaviyo does not answer, and are due again', async () => {
    const [one] = await createDue(2);
    fleet.simulator.world.segments.takeOut(vip, one.id);
    fleet.simulator.faults.set({ operation: 'get_profile_ids_for_segment', kind: 'server_error', count: 1 });
    expect(await renew()).toBe(0);
    expect(await stateOf(one)).toBe('in');
    expect(await renew()).toBe(2);
    expect(await stateOf(one)).toBe('out');
  });

  it('are renewed although a segment in use is gone', async () => {
    await fleet.world.personalize(store, winBack);
    const [one] = await createDue(2);
    fleet.simulator.world.segments.remove(winBack);
    expect(await renew()).toBe(2);
    expect(await stateOf(one)).toBe('in');
    expect(await renew()).toBe(0);
  });
});
