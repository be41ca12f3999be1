import type { WhoRequest, WhoResponse } from '@facet/protocol';
import { isAssignment } from './assignments.ts';
import { note } from './attempt.ts';
import { isSubject } from './ids.ts';
import { isWireMembership } from './memberships.ts';
import { isAmount, isFields, readEntries } from './read.ts';

const timeoutMs = 3000;

/** Reads the answer to a membership request. `undefined`: not an answer of ours. */
export function readWhoResponse(value: unknown): WhoResponse | undefined {
  if (!isFields(value)) return undefined;
  const { identity, subject, memberships, assignments, retryAfterMs } = value;
  switch (identity) {
    case 'identified':
      return isSubject(subject) && isFields(memberships)
        ? {
            identity,
            subject,
            memberships: readEntries(memberships, isWireMembership),
            assignments: readEntries(assignments, isAssignment),
          }
        : undefined;
    case 'unidentified':
      return { identity };
    case 'unreachable':
    case 'pending':
      return { identity, retryAfterMs: isAmount(retryAfterMs) ? retryAfterMs : 1000 };
    default:
      return undefined;
  }
}

/** Asks Facet's server once. `undefined`: it did not answer properly in time. Never rejects. */
export async function askWho(endpoint: string, body: WhoRequest): Promise<WhoResponse | undefined> {
  const abort = new AbortController();
  setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(`${endpoint}/who`, {
      method: 'POST',
      body: JSON.stringify(body),
      credentials: 'omit',
      signal: abort.signal,
    });
    if (response.ok) return readWhoResponse(await response.json());
  } catch (error) {
    note(error);
  }
  return undefined;
}
