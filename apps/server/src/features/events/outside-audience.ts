import type { Reason } from '@facet/engine';
import type { Exposure } from '@facet/protocol';

const outside: readonly string[] = [
  'not_in_audience',
  'excluded_by_row',
  'left_unassigned',
] satisfies readonly Reason[];

type Shown = Pick<Exposure, 'kind' | 'freshReason' | 'memberships'>;

/**
 * Whether an exposure showed something that had been assigned earlier to somebody whom the audience does not match any
 * longer. An audience that is unknown is not one that does not match; and that less of an audience is allocated, or that
 * another experience of its group would come first, says nothing about the visitor.
 */
export function isOutsideAudience({ kind, freshReason = '', memberships }: Shown): boolean {
  // The rest of a *Custom* test, to which a page that has waited counts those of whom it does not know.
  const isRest = freshReason === 'default_assignment' && kind !== 'default';
  if (isRest) return !Object.values(memberships ?? {}).includes('unknown');
  return outside.includes(freshReason);
}
