import type { Assignment, Subject } from '@facet/engine';
import type { WhoResponse } from '@facet/protocol';
import { isVisitor } from './ids.ts';
import { isWireMembership } from './memberships.ts';
import { isAmount, isFields, isMapOf, isText } from './shape.ts';

/** Reads the answer to a membership request. `undefined`: not an answer of ours. */
export function readWhoResponse(value: unknown): WhoResponse | undefined {
  if (!isFields(value)) return undefined;
  const { identity, subject, memberships, assignments, retryAfterMs } = value;
  if (identity === 'identified') {
    return isSubject(subject) && isMapOf(memberships, isWireMembership) && isMapOf(assignments, isAssignment)
      ? { identity, subject, memberships, assignments }
      : undefined;
  }
  return identity === 'unidentified' || identity === 'unreachable' || identity === 'pending'
    ? { identity, retryAfterMs: Number(retryAfterMs) || 1000 }
    : undefined;
}

function isSubject(value: unknown): value is Subject {
  return isVisitor(value);
}

function isAssignment(value: unknown): value is Assignment {
  if (!isFields(value)) return false;
  const { kind, variation, counted, at } = value;
  return (
    isText(kind) && (variation === null || isText(variation)) && typeof counted === 'boolean' && isAmount(at)
  );
}
