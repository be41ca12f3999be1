/** Whose exchange id is whose. Exchange ids are keyed hashes, profile ids are sealed. */
export type KlaviyoIdentitiesTable = {
  connection_id: string;
  token_hash: string;
  state: 'known' | 'nobody' | 'unresolvable';
  subject: string | null;
  sealed_profile_id: string | null;
  read_at: Date;
};

/** Who is in which segment, as read from Klaviyo at `read_at`. */
export type KlaviyoMembershipsTable = {
  connection_id: string;
  subject: string;
  segment_id: string;
  state: 'in' | 'out';
  read_at: Date;
};
