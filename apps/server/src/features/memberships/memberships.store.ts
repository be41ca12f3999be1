import type { MembershipsBySegment, RememberedMembership } from '@facet/membership';
import type { Queryable } from '../../db/database.ts';

/** An identity as it is kept: the token hashed, the profile id sealed. */
export type KeptIdentity = {
  readonly state: 'known' | 'nobody' | 'unresolvable';
  readonly subject: string | null;
  readonly sealedProfileId: string | null;
  readonly readAt: Date;
};

/** Whose token this is, as kept. */
export async function findIdentity(
  database: Queryable,
  connectionId: string,
  tokenHash: string,
): Promise<KeptIdentity | undefined> {
  const row = await database
    .selectFrom('klaviyo_identities')
    .select(['state', 'subject', 'sealed_profile_id', 'read_at'])
    .where('connection_id', '=', connectionId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    state: row.state,
    subject: row.subject,
    sealedProfileId: row.sealed_profile_id,
    readAt: row.read_at,
  };
}

/** Keeps whose token this is. Fails where the connection is gone. */
export async function saveIdentity(
  database: Queryable,
  connectionId: string,
  tokenHash: string,
  identity: KeptIdentity,
): Promise<void> {
  const values = {
    state: identity.state,
    subject: identity.subject,
    sealed_profile_id: identity.sealedProfileId,
    read_at: identity.readAt,
  };
  await database
    .insertInto('klaviyo_identities')
    .values({ connection_id: connectionId, token_hash: tokenHash, ...values })
    .onConflict((conflict) => conflict.columns(['connection_id', 'token_hash']).doUpdateSet(values))
    .execute();
}

/** The sealed profile id behind a subject, from its newest token. */
export async function findSealedProfileId(
  database: Queryable,
  connectionId: string,
  subject: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('klaviyo_identities')
    .select('sealed_profile_id')
    .where('connection_id', '=', connectionId)
    .where('subject', '=', subject)
    .where('sealed_profile_id', 'is not', null)
    .orderBy('read_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.sealed_profile_id ?? undefined;
}

/** All memberships of a subject that are kept. */
export async function findMemberships(
  database: Queryable,
  connectionId: string,
  subject: string,
): Promise<MembershipsBySegment> {
  const rows = await database
    .selectFrom('klaviyo_memberships')
    .select(['segment_id', 'state', 'read_at'])
    .where('connection_id', '=', connectionId)
    .where('subject', '=', subject)
    .execute();
  return new Map(
    rows.map((row): [string, RememberedMembership] => [
      row.segment_id,
      { state: row.state, readAt: row.read_at.getTime() },
    ]),
  );
}

/** Keeps memberships of a subject. Fails where the connection is gone. */
export async function saveMemberships(
  database: Queryable,
  connectionId: string,
  subject: string,
  memberships: MembershipsBySegment,
): Promise<void> {
  await database
    .insertInto('klaviyo_memberships')
    .values(
      [...memberships].map(([segmentId, { state, readAt }]) => ({
        connection_id: connectionId,
        subject,
        segment_id: segmentId,
        state,
        read_at: new Date(readAt),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['connection_id', 'subject', 'segment_id']).doUpdateSet((row) => ({
        state: row.ref('excluded.state'),
        read_at: row.ref('excluded.read_at'),
      })),
    )
    .execute();
}

/** Removes the memberships of a subject whose profile has vanished. */
export async function removeMemberships(
  database: Queryable,
  connectionId: string,
  subject: string,
): Promise<void> {
  await database
    .deleteFrom('klaviyo_memberships')
    .where('connection_id', '=', connectionId)
    .where('subject', '=', subject)
    .execute();
}

/** Removes everything kept about a subject of a store. */
export async function removeSubject(database: Queryable, storeId: string, subject: string): Promise<void> {
  const connectionOf = database
    .selectFrom('klaviyo_connections')
    .select('id')
    .where('store_id', '=', storeId);
  await database
    .deleteFrom('klaviyo_identities')
    .where('connection_id', 'in', connectionOf)
    .where('subject', '=', subject)
    .execute();
  await database
    .deleteFrom('klaviyo_memberships')
    .where('connection_id', 'in', connectionOf)
    .where('subject', '=', subject)
    .execute();
}

/** Removes what was read before a moment: nothing is kept longer than it may be used. */
export async function removeReadBefore(database: Queryable, before: Date): Promise<void> {
  await database.deleteFrom('klaviyo_memberships').where('read_at', '<', before).execute();
  await database.deleteFrom('klaviyo_identities').where('read_at', '<', before).execute();
}
