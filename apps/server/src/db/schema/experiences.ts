import type { ExperienceDefinition, ExperienceStatus } from '@facet/engine';
import type { JsonColumn } from './json-column.ts';

/** Tests and personalizations. `definition` repeats id, kind, name, status and seed, in step with the columns. */
export type ExperiencesTable = {
  id: string;
  store_id: string;
  kind: ExperienceDefinition['kind'];
  name: string;
  status: ExperienceStatus;
  seed: string;
  revision: number;
  definition: JsonColumn<ExperienceDefinition>;
  created_at: Date;
  updated_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  /** When it was put away: out of the usual lists, and never running. */
  archived_at: Date | null;
};
