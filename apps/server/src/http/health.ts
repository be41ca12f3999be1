import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { Failure } from '../errors.ts';

/** `GET /healthz`: the process lives. `GET /readyz`: the database answers too. */
export function addHealthRoutes(app: FastifyInstance, context: Context): void {
  app.get('/healthz', { schema: { hide: true } }, () => Promise.resolve({ status: 'ok' }));
  app.get('/readyz', { schema: { hide: true } }, async () => {
    try {
      await sql`select 1`.execute(context.database.queryable);
    } catch (cause) {
      throw new Failure('unavailable', 'The database does not answer.', { cause });
    }
    return { status: 'ready' };
  });
}
