import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { Tables } from '../../db/schema/tables.ts';

/** Keeps those experiences of a query that were shown to somebody. */
export function wasShown(
  experiences: ExpressionBuilder<Tables, 'experiences'>,
): ExpressionWrapper<Tables, 'experiences', SqlBool> {
  return experiences.exists(
    experiences
      .selectFrom('exposure_units')
      .select('unit')
      .whereRef('exposure_units.experience_id', '=', 'experiences.id'),
  );
}
