import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { describeState } from '../control/describe.ts';
import { toPageAnswer } from '../http/answer.ts';
import { html } from '../http/html.ts';
import { toDocument } from './document.ts';
import { toMachineSection } from './machine.section.ts';
import { toPeopleSection } from './people.section.ts';
import { toSegmentsSection } from './segments.section.ts';

/** Found from `src` and from `dist` alike. */
const styles = readFileSync(new URL('../../src/pages/page.css', import.meta.url), 'utf8');
const script = readFileSync(new URL('../../src/pages/page.js', import.meta.url), 'utf8');
const shownRequests = 25;

function toOverview(context: Context, accountId: string | undefined): string {
  const state = describeState(context, accountId);
  const others = state.accounts
    .filter(({ id }) => id !== state.account.id)
    .map((account) => html`<a href="/?account=${account.id}">${account.organizationName}</a> `);
  const requests = context.requests.list().slice(-shownRequests).reverse();
  return toDocument(
    'Klaviyo (simulated)',
    html`<header class="top">
      <h1>Klaviyo <span>simulated</span></h1>
      <p><strong>${state.account.organizationName}</strong> <code>${state.account.id}</code> <span class="quiet">Other accounts: ${others}</span></p>
    </header>
    <p id="said" role="status" aria-live="polite"></p>
    <main class="columns">
      ${toPeopleSection(state)}
      <div>${toSegmentsSection(state)}${toMachineSection(state, requests)}</div>
    </main>`,
  );
}

/** The page for people at `/`, with its style sheet and script. */
export function registerPages(app: FastifyInstance, context: Context): void {
  app.get<{ Querystring: { account?: string | string[] } }>('/', (request, reply) => {
    const wanted = context.world.accounts().find(({ id }) => id === request.query.account);
    const page = toPageAnswer(200, toOverview(context, wanted?.id));
    return reply.code(page.status).headers(page.headers).send(page.body);
  });
  app.get('/page.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(styles));
  app.get('/page.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(script));
}
