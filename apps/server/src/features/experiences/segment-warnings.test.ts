import { experienceListSchema, experienceSchema, type Store } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';

const [active, inactive, processing, doomed] = ['VpX7kd', 'OlD7bf', 'PrC0es', 'WbQ2rt'] as const;

let fleet: KlaviyoFleet;
let store: Store;
beforeAll(async () => {
  fleet = await openKlaviyoFleet();
});
afterAll(() => fleet[Symbol.asyncDispose]());
beforeEach(async () => {
  await fleet.reset();
  store = await fleet.openStore([active, inactive, processing, doomed]);
});

const readCatalogue = () => fleet.world.owner('GET', `/api/v1/stores/${store.id}/segments?refresh=true`);
const listWarned = async () => {
  const path = `/api/v1/stores/${store.id}/experiences`;
  const { experiences } = experienceListSchema.parse((await fleet.world.owner('GET', path)).json);
  const answers = await Promise.all(
    experiences.map(async ({ id }) => (await fleet.world.owner('GET', `${path}/${id}`)).json),
  );
  return answers.flatMap((json) => {
    const { name, warnings } = experienceSchema.parse(json);
    const told = warnings.filter(({ code }) => code.startsWith('segment_'));
    return told.map(({ code, message }) => [name, code, /“(.+)”/.exec(message)?.[1]]);
  });
};

describe('an experience', () => {
  it('says which of its segments do not tell who is in them, by the names that they have in Klaviyo', async () => {
    fleet.simulator.world.segments.remove(doomed);
    await readCatalogue();
    expect(await listWarned()).toEqual([
      [`For ${doomed}`, 'segment_gone', 'Win-back'],
      [`For ${processing}`, 'segment_processing', 'Likely to churn (being built)'],
      [`For ${inactive}`, 'segment_inactive', 'Black Friday 2025 (closed)'],
    ]);
  });

  it('says it no longer once that is over', async () => {
    fleet.simulator.world.segments.change(inactive, { isActive: true });
    fleet.simulator.world.segments.change(processing, { isProcessing: false });
    await readCatalogue();
    expect(await listWarned()).toEqual([]);
  });

  it('says nothing of segments while Klaviyo is not connected', async () => {
    await fleet.world.owner('DELETE', `/api/v1/stores/${store.id}/klaviyo`);
    expect(await listWarned()).toEqual([]);
  });
});
