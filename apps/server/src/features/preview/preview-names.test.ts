import { type PreviewAnswer, previewLinkSchema, type SegmentList, segmentListSchema } from '@facet/protocol';
import { expect, it } from 'vitest';
import { openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';
import { shopOrigin } from '../../testing/klaviyo-world.ts';
import { createBrowser } from '../../testing/test-server.ts';
import { unseal } from '../../testing/unseal.ts';

it('a preview calls segments what Klaviyo calls them, and tells of no others', async () => {
  await using fleet = await openKlaviyoFleet();
  const { world } = fleet;
  const { owner, server } = world;
  const store = await world.createStore();
  await world.connect(store);
  const path = `/api/v1/stores/${store.id}`;
  const list: SegmentList = segmentListSchema.parse((await owner('GET', `${path}/segments`)).json);
  const vip = list.segments.find(({ name }) => name === 'VIP')?.id ?? '';
  await world.personalize(store, vip);
  const [listed] = (await server.context.experienceList.list(store.id, {})).experiences;
  const experience = await server.context.experiences.get(store.id, listed?.id ?? '');
  const variation = experience.definition.variations[0]?.id;

  const body = { variation, page: '/' };
  const made = await owner('POST', `${path}/experiences/${experience.id}/preview-links`, body);
  const token = new URL(previewLinkSchema.parse(made.json).url).searchParams.get('facet_preview');
  const answer = await createBrowser(server)(
    'POST',
    `/s/${store.publicKey}/preview`,
    JSON.stringify({ token }),
    { 'content-type': 'text/plain', origin: shopOrigin },
  );

  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the seal says that the server made it
  const { configuration, names } = unseal(answer.json) as PreviewAnswer;
  const key = server.context.secrets.segmentKeyOf(store.id, vip);
  expect(names.segments).toEqual({ [key]: 'VIP' });
  expect(configuration.segments).toEqual([key]);
  expect(configuration.klaviyoCompany).not.toBeNull();
});
