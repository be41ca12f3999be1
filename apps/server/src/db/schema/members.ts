import type { Member } from '@facet/protocol';

/** People who work with this installation. */
export type MembersTable = {
  id: string;
  email: string;
  name: string;
  role: Member['role'];
  /** What `hashPassword` made. */
  password_hash: string;
  created_at: Date;
};
