import type { Assignment } from '@facet/engine';
import type { WhoRequest, WhoResponse } from '@facet/protocol';
import { note } from './attempt.ts';
import { isVisitor } from './ids.ts';
import { isWireMembership } from './memberships.ts';
import { isAmount, isFields, isFlag, isText, mapOf, shaped } from './shape.ts';

type Identified = Extract<WhoResponse, { readonly identity: 'identified' }>;

const timeoutMs = 3000;
const isAssignment = shaped<Pick<Assignment, 'kind' | 'variation' | 'counted' | 'at'>>({
  kind: isText,
  variation: (value) => value === null || isText(value),
  counted: isFlag,
  at: isAmount,
});
const isIdentified = shaped<Identified>({
  identity: (value) => value === 'identified',
  subject: isVisitor,
  memberships: mapOf(isWireMembership),
  assignments: mapOf(isAssignment),
});

/** Reads the answer to a membership request. `undefined`: not an answer of ours. */
export function readWhoResponse(value: unknown): WhoResponse | undefined {
  if (isIdentified(value)) return value;
  const { identity, retryAfterMs } = isFields(value) ? value : {};
  return identity === 'unidentified' || identity === 'unreachable' || identity === 'pending'
    ? { identity, retryAfterMs: Number(retryAfterMs) || 1000 }
    : undefined;
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
