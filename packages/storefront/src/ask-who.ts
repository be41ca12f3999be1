import type { Assignment, Subject } from '@facet/engine';
import type { WhoRequest, WhoResponse } from '@facet/protocol';
import { note } from './attempt.ts';
import { isVisitor } from './ids.ts';
import { isWireMembership } from './memberships.ts';
import { isAmount, isFields, isMapOf, isText } from './shape.ts';

const timeoutMs = 3000;

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

/** Asks Facet's server once. `undefined`: it did not answer properly in time. Never rejects. */
export async function askWho(endpoint: string, body: WhoRequest): Promise<WhoResponse | undefined> {
  try {
    const response = await fetch(`${endpoint}/who`, {
      method: 'POST',
      body: JSON.stringify(body),
      credentials: 'omit',
      // Browsers before 2023 wait as long as the server does; elements are shown in time all the same.
      signal: AbortSignal.timeout?.(timeoutMs) ?? null,
    });
    if (response.ok) return readWhoResponse(await response.json());
  } catch (error) {
    note(error);
  }
  return undefined;
}
