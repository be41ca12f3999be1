/** The segments of a connected account, as last read. */
export type KlaviyoSegmentsTable = {
  connection_id: string;
  segment_id: string;
  name: string;
  starred: boolean;
  state: 'active' | 'inactive' | 'processing';
  /** Whether Klaviyo still listed it at the last reading. */
  listed: boolean;
  profile_count: number | null;
  count_read_at: Date | null;
};
