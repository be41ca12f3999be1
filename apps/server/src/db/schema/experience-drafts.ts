import type { DraftDefinition } from '@facet/protocol';
import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** Changes to experiences that are not published yet. `definition` may be incomplete: nothing has judged it. */
export type ExperienceDraftsTable = {
  experience_id: string;
  name: string;
  definition: JsonColumn<DraftDefinition>;
  /** The revision of the experience that the changes are made to. */
  based_on: number;
  /** Another one with each time it is saved, never the same again. */
  revision: Generated<number>;
  saved_at: Date;
  /** The member's name; `null`: the server itself. */
  saved_by: string | null;
};
