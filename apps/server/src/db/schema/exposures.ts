import type { Reason } from '@facet/engine';
import type { Exposure } from '@facet/protocol';
import type { ColumnType } from 'kysely';

/** Every exposure once, as it came. */
export type ExposuresTable = {
  store_id: string;
  /** Made by the browser. */
  id: string;
  experience_id: string;
  variation_id: string;
  visitor: string;
  subject: string | null;
  reason: string;
  kind: string;
  counted: boolean;
  identity: Exposure['identity'];
  membership_age_ms: number | null;
  /** How the visitor stood to the segments that the experience asks for, by published key; `null`: not said. */
  memberships: ColumnType<Exposure['memberships'] | null, string | null, never>;
  /** The reason that the decision would have had without what was assigned earlier; `null`: not said. */
  fresh_reason: Reason | null;
  device: Exposure['device'];
  happened_at: Date;
  received_at: Date;
};

/** One row for each experience, variation and unit: results are counted over these. */
export type ExposureUnitsTable = {
  experience_id: string;
  variation_id: string;
  /** `s:` and the subject where known, else `v:` and the visitor. */
  unit: string;
  counted: boolean;
  identified: boolean;
  exposures: number;
  /** How many of them were shown to somebody whom the audience did not match any longer. */
  outside_audience: number;
  first_at: Date;
  last_at: Date;
};
