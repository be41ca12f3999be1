import type { Context } from '../context.ts';
import { parameterError } from './api-error.ts';
import type { FilterCondition } from './filter/read-filter.ts';

/**
 * The one profile that a `_kx` condition leaves over: null when the token leads to nobody, undefined when the filter
 * has no such condition. An expired token is a 400 at `filter` (section 1.1); the segment routes are taken to do the
 * same (section 1.4 leaves it open).
 */
export function findExchangeProfile(
  context: Context,
  accountId: string,
  conditions: readonly FilterCondition[],
): string | null | undefined {
  let found: string | null | undefined;
  for (const { field, values } of conditions) {
    if (field !== '_kx') continue;
    const resolution = context.world.tokens.resolve(accountId, String(values[0]));
    if (resolution.state === 'expired') throw parameterError('filter', 'The _kx value has expired.');
    const profileId = resolution.state === 'valid' ? resolution.profileId : null;
    found = found === undefined || found === profileId ? profileId : null;
  }
  return found;
}
