import type { FastifyInstance } from 'fastify';
import { accountPage } from '../pages/account-page.ts';
import type { Visits } from '../visits.ts';
import { readField } from './form.ts';

/** Logging in by e-mail address. */
export function registerAccount(app: FastifyInstance, visits: Visits): void {
  app.get('/account', (request, reply) =>
    visits.sendPage(request, reply, 'Account', accountPage(visits.customerOf(request))),
  );

  app.post('/account/login', (request, reply) => {
    const email = readField(request.body, 'email', 200);
    if (email.includes('@')) visits.logIn(reply, { email, name: readField(request.body, 'name', 60) });
    return reply.redirect('/account', 303);
  });

  app.post('/account/logout', (request, reply) => {
    visits.logOut(request, reply);
    return reply.redirect('/account', 303);
  });
}
