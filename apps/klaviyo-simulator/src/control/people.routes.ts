import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { WorldError } from '../world/store.ts';
import type { Email, NewEmail } from '../world/tokens.ts';
import { toPersonView } from './describe.ts';
import { readBody, readChoice } from './read-body.ts';

interface PersonRoute {
  Params: { id: string };
}
interface MembershipRoute {
  Params: { id: string; segmentId: string };
}

/** A text that is an e-mail address as far as this needs to know. */
function readEmail(text: string): string {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))
    throw new WorldError('invalid', '"email" must be an e-mail address.');
  return text;
}

function sendEmail(context: Context, profileId: string, body: unknown): Email {
  const { path, campaign, preview, shop } = readBody(body, {
    path: 'text?',
    campaign: 'text?',
    preview: 'boolean?',
    shop: 'text?',
  });
  const shopUrl = shop === undefined ? context.shopUrls[0] : context.shopUrls.find((url) => url === shop);
  if (shopUrl === undefined)
    throw new WorldError('invalid', `"shop" must be one of: ${context.shopUrls.join(', ')}.`);
  if (path?.startsWith('/') === false) throw new WorldError('invalid', '"path" must begin with a slash.');
  const email: NewEmail = {
    shopUrl,
    ...(path === undefined ? {} : { path }),
    ...(campaign === undefined ? {} : { campaign }),
    ...(preview === undefined ? {} : { preview }),
  };
  return context.world.tokens.sendEmail(profileId, email);
}

/** People, what they belong to, their e-mails and tokens. */
export function registerPeopleControl(app: FastifyInstance, context: Context): void {
  const { world } = context;
  app.get('/_sim/people', () =>
    world.people.list(world.getAccount().id).map((profile) => toPersonView(context, profile)),
  );
  app.post('/_sim/people', (request, reply) => {
    const { account, email, ...rest } = readBody(request.body, {
      firstName: 'text',
      lastName: 'text',
      email: 'text',
      phone: 'text?',
      segments: 'texts?',
      account: 'text?',
    });
    const accountId = world.getAccount(account).id;
    const profile = world.people.create({ ...rest, accountId, email: readEmail(email) });
    return reply.code(201).send(toPersonView(context, profile));
  });
  app.get<PersonRoute>('/_sim/people/:id', (request) =>
    toPersonView(context, world.people.get(request.params.id)),
  );
  app.delete<PersonRoute>('/_sim/people/:id', (request) => {
    world.people.remove(request.params.id);
    return { removed: request.params.id };
  });
  app.post<PersonRoute>('/_sim/people/:id/merge', (request) => {
    const { into } = readBody(request.body, { into: 'text' });
    return toPersonView(context, world.people.merge(request.params.id, into));
  });
  app.put<MembershipRoute>('/_sim/people/:id/segments/:segmentId', (request) => {
    world.segments.putIn(request.params.segmentId, request.params.id);
    return toPersonView(context, world.people.get(request.params.id));
  });
  app.delete<MembershipRoute>('/_sim/people/:id/segments/:segmentId', (request) => {
    world.segments.takeOut(request.params.segmentId, request.params.id);
    return toPersonView(context, world.people.get(request.params.id));
  });
  app.post<PersonRoute>('/_sim/people/:id/emails', (request, reply) =>
    reply.code(201).send(sendEmail(context, request.params.id, request.body)),
  );
  app.post<PersonRoute>('/_sim/people/:id/tokens', (request, reply) => {
    const { count = 1 } = readBody(request.body, { count: 'number?' });
    if (!Number.isInteger(count) || count < 1 || count > 1_000)
      throw new WorldError('invalid', '"count" must be a whole number from 1 to 1000.');
    const tokens = Array.from({ length: count }, () => world.tokens.create(request.params.id).token);
    return reply.code(201).send({ tokens });
  });
  app.post<PersonRoute>('/_sim/people/:id/tokens/expire', (request) => {
    readBody(request.body, {});
    return { expired: world.tokens.expireOf(request.params.id) };
  });
  app.post('/_sim/tokens', (request, reply) => {
    const { kind, account } = readBody(request.body, { kind: 'text', account: 'text?' });
    const stray = readChoice('kind', kind, ['unknown', 'foreign', 'placeholder']);
    return reply.code(201).send({ token: world.tokens.createStray(world.getAccount(account).id, stray) });
  });
  app.post('/_sim/tokens/expire', (request) => {
    world.tokens.expire(readBody(request.body, { token: 'text' }).token);
    return { expired: 1 };
  });
}
