import type { Queryable } from '../../db/database.ts';

/** A sign-in under way. */
export type SignIn = {
  readonly stateHash: string;
  readonly storeId: string;
  readonly memberId: string;
  readonly sealedVerifier: string;
  readonly expiresAt: Date;
};

/** Keeps a sign-in until Klaviyo sends the browser back, and drops those that never came back. */
export async function saveSignIn(database: Queryable, signIn: SignIn): Promise<void> {
  await database.deleteFrom('klaviyo_sign_ins').where('expires_at', '<', new Date()).execute();
  await database
    .insertInto('klaviyo_sign_ins')
    .values({
      state_hash: signIn.stateHash,
      store_id: signIn.storeId,
      member_id: signIn.memberId,
      sealed_verifier: signIn.sealedVerifier,
      expires_at: signIn.expiresAt,
    })
    .execute();
}

/** The sign-in that this member began with this state: given out once, and only before it expires. */
export async function takeSignIn(
  database: Queryable,
  stateHash: string,
  memberId: string,
  now: Date,
): Promise<Pick<SignIn, 'storeId' | 'sealedVerifier'> | undefined> {
  const row = await database
    .deleteFrom('klaviyo_sign_ins')
    .where('state_hash', '=', stateHash)
    .where('member_id', '=', memberId)
    .where('expires_at', '>', now)
    .returning(['store_id', 'sealed_verifier'])
    .executeTakeFirst();
  return row === undefined ? undefined : { storeId: row.store_id, sealedVerifier: row.sealed_verifier };
}
