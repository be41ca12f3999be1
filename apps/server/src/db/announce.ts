import { sql } from 'kysely';
import type { Queryable } from './database.ts';

/**
 * Tells every process of the installation, this one included. Within a transaction it is told when that is committed,
 * and never when it is not. A payload has at most 7,999 bytes.
 */
export async function announce(database: Queryable, channel: string, payload: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(database);
}
