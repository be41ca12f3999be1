import type { Exposure } from '@facet/protocol';

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
  first_at: Date;
  last_at: Date;
};
