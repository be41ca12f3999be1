import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import type { CrowdSegment } from '../world/crowd.ts';
import { readBody } from './read-body.ts';

/** An id, or `{ id, share }`. */
function readSegment(given: unknown): CrowdSegment {
  return typeof given === 'string' ? { id: given } : readBody(given, { id: 'text', share: 'number?' });
}

/** What load needs many of: accounts and people. */
export function registerCrowdControl(app: FastifyInstance, context: Context): void {
  const { world } = context;
  app.post('/_sim/accounts', (request, reply) => {
    const account = world.createAccount(
      readBody(request.body, {
        organizationName: 'text',
        id: 'text?',
        websiteUrl: 'text?',
        senderEmail: 'text?',
        timezone: 'text?',
        locale: 'text?',
        currency: 'text?',
        industry: 'text?',
        testAccount: 'boolean?',
      }),
    );
    return reply
      .code(201)
      .send({ ...account, users: world.users().filter(({ accountId }) => accountId === account.id) });
  });
  app.post('/_sim/people/bulk', (request, reply) => {
    const { account, segments, ...crowd } = readBody(request.body, {
      count: 'number',
      segments: 'list?',
      emailPrefix: 'text?',
      account: 'text?',
    });
    const accountId = world.getAccount(account).id;
    const people = world.people.createMany({
      ...crowd,
      accountId,
      ...(segments === undefined ? {} : { segments: segments.map(readSegment) }),
    });
    return reply.code(201).send(people);
  });
}
