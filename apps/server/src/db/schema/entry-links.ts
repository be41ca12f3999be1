import type { Member } from '@facet/protocol';

/** Links that let somebody in once; the secret itself is in the link alone. */
export type EntryLinksTable = {
  id: string;
  secret_hash: string;
  kind: 'invitation' | 'password';
  email: string;
  /** What whoever joins may do; `null` where a member gets a new password. */
  role: Member['role'] | null;
  /** Whose password is set anew; `null` for an invitation. */
  member_id: string | null;
  created_by: string | null;
  created_at: Date;
  expires_at: Date;
};
