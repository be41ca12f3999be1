import type { Generated } from 'kysely';

/** The segments of a connected account, as last read. */
export type KlaviyoSegmentsTable = {
  connection_id: string;
  segment_id: string;
  name: string;
  /** By what lists are sorted: the name without case and accents, numbers by their value. */
  sort_key: Generated<string>;
  starred: boolean;
  state: 'active' | 'inactive' | 'processing';
  /** Whether Klaviyo still listed it at the last reading. */
  listed: boolean;
  profile_count: number | null;
  count_read_at: Date | null;
};

/** Segments whose members are read ahead of time, and how far that has come. */
export type KlaviyoWarmSegmentsTable = {
  connection_id: string;
  segment_id: string;
  /** When the reading under way began; `null` while none is. */
  started_at: Date | null;
  cursor: string | null;
  members: number;
  /** When the last whole reading began. */
  read_at: Date | null;
  /** When those who joined since were last asked for. */
  joined_read_at: Date | null;
  /** Why the last attempt ended early. */
  failure: string | null;
};
