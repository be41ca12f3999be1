/** Signed-in browsers; the token itself is known to the browser alone. */
export type SessionsTable = {
  token_hash: string;
  member_id: string;
  created_at: Date;
  expires_at: Date;
};
