import type { Context } from '../context.ts';
import { findExchangeProfile } from './exchange-id.ts';
import type { FilterCondition } from './filter/read-filter.ts';

/**
 * The ids, ascending, outside of which nobody can pass the filter, so that nobody else needs to be looked at; all
 * conditions still have to be held against them. Undefined when the filter names nobody. `idField` is what the
 * operation calls a profile's id. An expired token is a thrown 400.
 */
export function findNamedProfiles(
  context: Context,
  accountId: string,
  conditions: readonly FilterCondition[],
  idField: 'id' | 'profile_id',
): readonly string[] | undefined {
  const only = findExchangeProfile(context, accountId, conditions);
  if (only !== undefined) return only === null ? [] : [only];
  const named =
    conditions.find(({ field }) => field === idField) ?? conditions.find(({ field }) => field === 'email');
  if (named === undefined) return undefined;
  const texts = named.values.map(String);
  const ids =
    named.field === idField
      ? texts
      : texts.flatMap((email) => context.world.people.listByEmail(accountId, email)).map(({ id }) => id);
  return [...new Set(ids)].sort();
}
