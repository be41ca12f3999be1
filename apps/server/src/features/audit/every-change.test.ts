import { createSimulator, type Simulator } from '@facet/klaviyo-simulator';
import {
  type Experience,
  entryLinkSchema,
  experienceDraftSchema,
  experienceSchema,
  invitationListSchema,
  newApiTokenSchema,
  type Store,
  sessionSchema,
} from '@facet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../server.ts';
import { type KlaviyoWorld, openKlaviyoWorld, shopOrigin, testClient } from '../../testing/klaviyo-world.ts';
import { type Answer, createBrowser, owner, type Send } from '../../testing/test-server.ts';

const demoKey = 'pk_d3m00n1y5f0c2b8e7a9146d3c5b0f7e2a8';
const vera = '01KGH3ZC80M9S346Q3D25VT4F5';
const vip = 'VpX7kd';
const password = 'a long password';

/** Routes that are no GET and change nothing that members have to know of. */
const changesNothing = [
  // Coming and going is no change; what they lead to is written down.
  'POST /api/v1/session',
  'DELETE /api/v1/session',
  'POST /api/v1/entry-links/read',
  // Begins a sign-in; coming back from Klaviyo connects.
  'POST /api/v1/stores/:storeId/klaviyo/authorize',
  // Looks, and at most remembers what Klaviyo said.
  'POST /api/v1/stores/:storeId/inspect',
  'POST /api/v1/stores/:storeId/experiences/:experienceId/judgement',
  'POST /api/v1/stores/:storeId/experiences/:experienceId/estimate',
  'POST /api/v1/stores/:storeId/experiences/:experienceId/rivals',
  'POST /api/v1/stores/:storeId/installation/look',
  'POST /hooks/klaviyo/:publicKey',
  // Typing, saved as it goes; publishing it and discarding it are changes.
  'PUT /api/v1/stores/:storeId/experiences/:experienceId/draft',
  // Written down where the first owner of a server is created (access.test.ts).
  'POST /api/v1/owner',
];

let simulator: Simulator;
let world: KlaviyoWorld;
let store: Store;
let send: Send;
beforeAll(async () => {
  const redirectUris: string[] = [];
  const clients = [{ ...testClient, redirectUris }];
  simulator = await createSimulator({ port: 0, shopUrl: shopOrigin, clients });
  world = await openKlaviyoWorld(simulator.url, redirectUris, { jobs: false });
  store = await world.createStore();
  send = world.owner;
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await simulator[Symbol.asyncDispose]();
});

const at = (path: string): string => `/api/v1/stores/${store.id}${path}`;
const createExperience = async (): Promise<Experience> =>
  experienceSchema.parse((await send('POST', at('/experiences'), { kind: 'test', name: 'New' })).json);
const readSecret = ({ json }: Answer): string => new URL(entryLinkSchema.parse(json).url).hash.slice(1);
let count = 0;
const invite = (): Promise<Answer> => {
  count += 1;
  return send('POST', '/api/v1/invitations', { email: `m${count}@facet.example`, role: 'editor' });
};
const join = async () => {
  const browser = createBrowser(world.server);
  const use = { secret: readSecret(await invite()), name: 'Ida', password };
  const answer = await browser('POST', '/api/v1/entry-links/use', use);
  const session = sessionSchema.parse(answer.json);
  return { browser, answer, id: session.state === 'signed_in' ? session.member.id : expect.fail('not in') };
};
/** One that somebody else is at work on: throwing away one's own is a change to nobody. */
const createDraft = async () => {
  const { browser } = await join();
  const { id, revision, name, definition } = await createExperience();
  const body = { revision: null, basedOn: revision, name, definition: { ...definition, allocation: 0.5 } };
  const answer = await browser('PUT', at(`/experiences/${id}/draft`), body);
  return { id, of: experienceDraftSchema.parse(answer.json).revision };
};
const createToken = (): Promise<Answer> =>
  send('POST', '/api/v1/tokens', { name: 'CI', role: 'viewer', storeId: null, lifeDays: null });
const connect = (): Promise<Answer> => send('POST', at('/klaviyo/private-key'), { privateKey: demoKey });

/** For every other route that is no GET: how it is used, and what the log says then. */
const changes: Readonly<Record<string, readonly [string, () => Promise<Answer>]>> = {
  'POST /api/v1/stores': ['store.created', () => send('POST', '/api/v1/stores', { name: 'a', origins: [] })],
  'PATCH /api/v1/stores/:storeId': [
    'store.changed',
    () => send('PATCH', at(''), { settings: { currency: 'SEK' } }),
  ],
  'DELETE /api/v1/stores/:storeId': [
    'store.removed',
    async () => {
      const { id, name } = await world.createStore();
      return await send('DELETE', `/api/v1/stores/${id}`, { name });
    },
  ],
  'POST /api/v1/stores/:storeId/exports': [
    'data.exported',
    () => send('POST', at('/exports'), { part: 'store' }),
  ],
  'POST /api/v1/stores/:storeId/experiences': [
    'experience.created',
    () => send('POST', at('/experiences'), { kind: 'test', name: 'New' }),
  ],
  'PUT /api/v1/stores/:storeId/experiences/:experienceId': [
    'experience.saved',
    async () => {
      const { id, revision, definition } = await createExperience();
      return await send('PUT', at(`/experiences/${id}`), { revision, name: 'Renamed', definition });
    },
  ],
  'DELETE /api/v1/stores/:storeId/experiences/:experienceId/draft': [
    'experience.draft_discarded',
    async () => {
      const { id, of } = await createDraft();
      return await send('DELETE', at(`/experiences/${id}/draft?revision=${of}`));
    },
  ],
  'POST /api/v1/stores/:storeId/experiences/:experienceId/status': [
    'experience.started',
    async () =>
      send('POST', at(`/experiences/${(await createExperience()).id}/status`), { status: 'running' }),
  ],
  'DELETE /api/v1/stores/:storeId/experiences/:experienceId': [
    'experience.removed',
    async () => send('DELETE', at(`/experiences/${(await createExperience()).id}`)),
  ],
  'POST /api/v1/stores/:storeId/experiences/:experienceId/preview-links': [
    'experience.preview_link_created',
    async () => {
      const { id, definition } = await createExperience();
      const variation = definition.variations[0]?.id;
      return await send('POST', at(`/experiences/${id}/preview-links`), { variation, page: '/' });
    },
  ],
  'POST /api/v1/stores/:storeId/experiences/:experienceId/duplicate': [
    'experience.duplicated',
    async () => send('POST', at(`/experiences/${(await createExperience()).id}/duplicate`)),
  ],
  'POST /api/v1/stores/:storeId/experiences/:experienceId/archive': [
    'experience.archived',
    async () => send('POST', at(`/experiences/${(await createExperience()).id}/archive`), { archived: true }),
  ],
  'POST /api/v1/stores/:storeId/experiences/:experienceId/editor-links': [
    'experience.editor_link_created',
    async () => {
      const { id, definition } = await createExperience();
      const variation = definition.variations[1]?.id;
      return await send('POST', at(`/experiences/${id}/editor-links`), { variation, page: '/' });
    },
  ],
  'POST /api/v1/stores/:storeId/klaviyo/private-key': ['klaviyo.connected', connect],
  'PUT /api/v1/stores/:storeId/segments/:segmentId/warm': [
    'segment.kept_ready',
    async () => {
      await send('GET', at('/segments'));
      return await send('PUT', at(`/segments/${vip}/warm`));
    },
  ],
  'DELETE /api/v1/stores/:storeId/segments/:segmentId/warm': [
    'segment.not_kept_ready',
    () => send('DELETE', at(`/segments/${vip}/warm`)),
  ],
  'POST /api/v1/stores/:storeId/klaviyo/hints': [
    'klaviyo.hints_allowed',
    () => send('POST', at('/klaviyo/hints')),
  ],
  'DELETE /api/v1/stores/:storeId/klaviyo/hints': [
    'klaviyo.hints_ended',
    () => send('DELETE', at('/klaviyo/hints')),
  ],
  'POST /api/v1/stores/:storeId/erasures': [
    'person.erased',
    async () => {
      await world.personalize(store, vip);
      const { token } = simulator.world.tokens.create(vera);
      await world.ask(store, token);
      return await send('POST', at('/erasures'), { input: token });
    },
  ],
  'DELETE /api/v1/stores/:storeId/klaviyo': ['klaviyo.disconnected', () => send('DELETE', at('/klaviyo'))],
  'POST /api/v1/invitations': ['member.invited', invite],
  'DELETE /api/v1/invitations/:invitationId': [
    'member.invitation_withdrawn',
    async () => {
      await invite();
      const list = invitationListSchema.parse((await send('GET', '/api/v1/invitations')).json);
      return await send('DELETE', `/api/v1/invitations/${list.invitations[0]?.id}`);
    },
  ],
  'POST /api/v1/entry-links/use': ['member.joined', async () => (await join()).answer],
  'PATCH /api/v1/members/:memberId': [
    'member.role_changed',
    async () => send('PATCH', `/api/v1/members/${(await join()).id}`, { role: 'viewer' }),
  ],
  'DELETE /api/v1/members/:memberId': [
    'member.removed',
    async () => send('DELETE', `/api/v1/members/${(await join()).id}`),
  ],
  'POST /api/v1/members/:memberId/password-link': [
    'member.password_link_made',
    async () => send('POST', `/api/v1/members/${(await join()).id}/password-link`),
  ],
  'PATCH /api/v1/account': ['member.renamed', () => send('PATCH', '/api/v1/account', { name: 'Somebody' })],
  'POST /api/v1/account/password': [
    'member.password_changed',
    async () =>
      (await join()).browser('POST', '/api/v1/account/password', {
        present: password,
        password: 'another long one',
      }),
  ],
  'DELETE /api/v1/account/sessions': [
    'member.signed_out_everywhere',
    async () => (await join()).browser('DELETE', '/api/v1/account/sessions'),
  ],
  'POST /api/v1/tokens': ['token.created', createToken],
  'DELETE /api/v1/tokens/:tokenId': [
    'token.revoked',
    async () =>
      send('DELETE', `/api/v1/tokens/${newApiTokenSchema.parse((await createToken()).json).token.id}`),
  ],
};

describe('every change', () => {
  it('has a way here that is tried, or a reason why nothing is written down', () => {
    const names = routes.flatMap(({ door }) =>
      door === undefined || door.method === 'GET' ? [] : [`${door.method} ${door.path}`],
    );
    expect([...changesNothing, ...Object.keys(changes)].sort()).toEqual(names.sort());
  });

  it.each(Object.entries(changes))('by %s is in the log', async (_name, [action, make]) => {
    const { queryable } = world.server.context.database;
    const newest = () =>
      queryable
        .selectFrom('audit_entries')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
    const before = await newest();
    const answer = await make();
    expect([answer.status, answer.text]).toEqual([
      expect.toSatisfy((status) => status < 300),
      expect.anything(),
    ]);
    const entry = await newest();
    expect(entry.id).not.toBe(before.id);
    expect(entry).toMatchObject({ action, member_name: expect.any(String), member_id: expect.any(String) });
    expect(JSON.stringify(entry)).not.toMatch(new RegExp([password, owner.password, demoKey].join('|')));
  });
});
