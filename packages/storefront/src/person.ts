import { type Membership, type Subject, sealOf } from '@facet/engine';
import type { WhoResponse } from '@facet/protocol';
import { toMembership } from './memberships.ts';
import type { Memory } from './memory.ts';

type Identified = Extract<WhoResponse, { readonly identity: 'identified' }>;

const nobodyMs = 3_600_000;

/** Whose token this is, as far as this browser remembers. */
export function findSubject(memory: Memory, token: string): Subject | undefined {
  return memory.tokens.includes(sealOf(token)) ? memory.subject : undefined;
}

/** Whether there is a token by which Klaviyo may know somebody: none of those that lately led to nobody. */
export function isSomebody({ nobody }: Memory, token: string | undefined): token is string {
  return token !== undefined && !((nobody[sealOf(token)] ?? 0) > Date.now());
}

/** Remembers that Klaviyo knows nobody by this token. */
export function rememberNobody({ nobody }: Memory, token: string): Partial<Memory> {
  return { nobody: { ...nobody, [sealOf(token)]: Date.now() + nobodyMs } };
}

/** Remembers an answer. Of another person than before nothing is left: what was theirs is not inherited. */
export function rememberPerson(memory: Memory, token: string, answer: Identified): Partial<Memory> {
  const { subject } = answer;
  const { tokens, memberships, assignments } =
    memory.subject === subject
      ? memory
      : { tokens: [], memberships: {}, assignments: { ...memory.assignments, subject: {} } };
  const now = Date.now();
  const fingerprint = sealOf(token);
  const read = Object.entries(answer.memberships).map(([key, wire]): [string, Membership] => [
    key,
    toMembership(wire, now),
  ]);
  return {
    subject,
    tokens: [...tokens.filter((known) => known !== fingerprint), fingerprint].slice(-10),
    memberships: { ...memberships, ...Object.fromEntries(read) },
    assignments: { ...assignments, subject: { ...assignments.subject, ...answer.assignments } },
  };
}
