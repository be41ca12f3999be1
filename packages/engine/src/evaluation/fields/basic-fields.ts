import type { UnknownCause } from '../../decision/membership.ts';
import type { SegmentKey } from '../../definition/ids.ts';
import { all, any, not } from '../kleene.ts';
import type { Evaluate, Scope, Truth } from '../scope.ts';
import type { Fields } from '../vocabulary.ts';

/** The fields that every page carries: who somebody is to Klaviyo. */
export const basicFields: Fields = {
  klaviyo_segment: ({ operator, value }) => {
    const each = (typeof value === 'string' ? [value] : value).map(
      (segment): Evaluate =>
        (scope) =>
          readMembership(scope, segment),
    );
    switch (operator) {
      case 'equals':
      case 'any_of':
        return any(each);
      case 'all_of':
        return all(each);
      case 'does_not_equal':
      case 'none_of':
        return not(any(each));
      default:
        throw new TypeError(operator satisfies never);
    }
  },
  identified:
    ({ value }) =>
    ({ context: { identity } }) =>
      identity.state === 'unknown' ? identity.cause : (identity.state === 'identified') === value,
};

/** Whether the subject is in a segment. */
function readMembership({ context: { identity, memberships } }: Scope, segment: SegmentKey): Truth {
  if (identity.state === 'unknown') return identity.cause;
  if (identity.state !== 'identified') return 'unidentified';
  const { state, cause }: { readonly state?: string; readonly cause?: UnknownCause } =
    memberships[segment] ?? {};
  // Whatever says neither is unknown: nothing may be read as a no that is none.
  return state === 'in' || (state !== 'out' && (cause ?? 'pending'));
}
