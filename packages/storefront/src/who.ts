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
  if (identity === 'identified' && isSubject(subject) && isFields(memberships)) {
    return {
      identity,
      subject,
      memberships: readEntries(memberships, isWireMembership),
      assignments: readEntries(assignments, isAssignment),
    };
  }
  if (identity === 'unidentified') return { identity };
  if (identity === 'unreachable' || identity === 'pending') {
    return { identity, retryAfterMs: isAmount(retryAfterMs) ? retryAfterMs : 1000 };
  }
  return undefined;
}

/** Asks Facet's server once. `undefined`: it did not answer properly in time. Never rejects. */
export async function askWho(endpoint: string, body: WhoRequest): Promise<WhoResponse | undefined> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(`${endpoint}/who`, {
      method: 'POST',
      body: JSON.stringify(body),
      credentials: 'omit',
      signal: abort.signal,
    });
    return response.ok ? readWhoResponse(await response.json()) : undefined;
  } catch (error) {
    note('who', error);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
