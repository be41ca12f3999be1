/** Where a store's script was last seen; one row for each origin of pages. */
export type ScriptSightingsTable = {
  store_id: string;
  origin: string;
  /** The revision of the configuration that a page last ran with; `null` while no page has said so. */
  script: string | null;
  /** Whether that page waited for consent; `null` while no page has said so. */
  consent: 'required' | 'not_required' | null;
  first_seen_at: Date;
  /** When a page of the origin last asked for the script; `null`: only heard of by what ran. */
  fetched_at: Date | null;
  /** When a page of the origin last sent what the running script sends; `null`: never. */
  ran_at: Date | null;
  last_seen_at: Date;
};
