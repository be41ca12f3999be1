import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Grant, GrantStore } from '@facet/klaviyo';
import { z } from 'zod';
import type { Secrets } from '../../config/secrets.ts';
import type { Queryable } from '../../db/database.ts';
import { toCredentialPlace } from './places.ts';

const grantSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresAtMs: z.number(),
  scopes: z.array(z.string()),
});

/** Longer than a refresh can take, so that a lease outlives nobody but a process that died. */
const leaseMs = 40_000;
const askAgainMs = 100;

/** Opens a sealed grant. */
export function openGrant(secrets: Secrets, storeId: string, sealed: string): Grant {
  return grantSchema.parse(JSON.parse(secrets.open(sealed, toCredentialPlace(storeId))));
}

/** Seals a grant for its store. */
export function sealGrant(secrets: Secrets, storeId: string, grant: Grant): string {
  return secrets.seal(JSON.stringify(grant), toCredentialPlace(storeId));
}

/**
 * Where one connection's grant is kept. The lock is a lease in the row rather than an open transaction: the embedded
 * database has one connection, which nobody may hold while Klaviyo takes its time.
 */
export function createGrantStore(
  database: Queryable,
  secrets: Secrets,
  connection: { readonly id: string; readonly storeId: string },
): GrantStore {
  const take = async (lease: string): Promise<boolean> => {
    const now = new Date();
    const until = new Date(now.getTime() + leaseMs);
    const taken = await database
      .updateTable('klaviyo_connections')
      .set({ refresh_lease: lease, refresh_lease_until: until })
      .where('id', '=', connection.id)
      .where((where) =>
        where.or([
          where('refresh_lease_until', 'is', null),
          where('refresh_lease_until', '<', now),
          // Of a process that died before the clock was set back.
          where('refresh_lease_until', '>', until),
        ]),
      )
      .executeTakeFirst();
    return taken.numUpdatedRows > 0n;
  };

  const release = async (lease: string): Promise<void> => {
    await database
      .updateTable('klaviyo_connections')
      .set({ refresh_lease: null, refresh_lease_until: null })
      .where('id', '=', connection.id)
      .where('refresh_lease', '=', lease)
      .execute();
  };

  const findSealed = async (): Promise<string | undefined> => {
    const row = await database
      .selectFrom('klaviyo_connections')
      .select('sealed_credential')
      .where('id', '=', connection.id)
      .where('method', '=', 'oauth')
      .executeTakeFirst();
    return row?.sealed_credential;
  };

  /** What was read last, sealed: a refresh replaces that and nothing else. */
  let known = '';

  return {
    async read() {
      const sealed = await findSealed();
      known = sealed ?? '';
      return sealed === undefined ? undefined : openGrant(secrets, connection.storeId, sealed);
    },
    async write(grant) {
      const sealed = sealGrant(secrets, connection.storeId, grant);
      // Somebody may have signed in anew, or pasted a key, while the refresh was under way: theirs stays.
      await database
        .updateTable('klaviyo_connections')
        .set({ sealed_credential: sealed })
        .where('id', '=', connection.id)
        .where('method', '=', 'oauth')
        .where('sealed_credential', '=', known)
        .execute();
      known = sealed;
    },
    async lock(work) {
      const lease = randomUUID();
      while (!(await take(lease))) {
        // A connection that is gone has no lease to wait for: the work finds nothing and says so. Nor has a grant that
        // somebody renewed since: the work finds a good one, though whoever wrote it may have died over the release.
        const sealed = await findSealed();
        if (sealed === undefined || (known !== '' && sealed !== known)) break;
        await sleep(askAgainMs);
      }
      try {
        return await work();
      } finally {
        await release(lease);
      }
    },
  };
}
