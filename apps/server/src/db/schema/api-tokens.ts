/** Secrets with which programs use the API; the secret itself is known to the program alone. */
export type ApiTokensTable = {
  id: string;
  name: string;
  secret_hash: string;
  /** How the secret begins, so that people know it again. */
  prefix: string;
  role: 'editor' | 'viewer';
  /** The one store that it opens; `null`: all. */
  store_id: string | null;
  /** For whom it acts. */
  member_id: string;
  created_at: Date;
  expires_at: Date | null;
  /** To the day. */
  last_used_at: Date | null;
};
