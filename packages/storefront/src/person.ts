import type { Subject } from '@facet/engine';
import type { WhoResponse } from '@facet/protocol';
import { toFingerprint } from './fingerprint.ts';
import { isKnownMembership, type KnownMembership, toMembership } from './memberships.ts';
import type { Memory } from './memory.ts';

type Identified = Extract<WhoResponse, { readonly identity: 'identified' }>;

const nobodyMs = 3_600_000;

/** Whose token this is, as far as this browser remembers. */
export function findSubject(memory: Memory, token: string): Subject | undefined {
  return memory.tokens.includes(toFingerprint(token)) ? memory.subject : undefined;
}

/** Whether Klaviyo lately knew nobody by this token. */
export function isNobody(memory: Memory, token: string, now: number): boolean {
  const until = memory.nobody[toFingerprint(token)] ?? 0;
  return until > now && until - now <= nobodyMs;
}

/** Remembers that Klaviyo knows nobody by this token. */
export function rememberNobody(memory: Memory, token: string, now: number): Partial<Memory> {
  const current = Object.entries(memory.nobody).filter(([, until]) => until > now);
  return { nobody: Object.fromEntries([...current.slice(-19), [toFingerprint(token), now + nobodyMs]]) };
}

/** Remembers an answer. Of another person than before nothing is left: what was theirs is not inherited. */
export function rememberPerson(
  memory: Memory,
  token: string,
  answer: Identified,
  now: number,
): Partial<Memory> {
  const same = memory.subject === answer.subject;
  const fingerprint = toFingerprint(token);
  const read = Object.entries(answer.memberships).flatMap(([key, wire]): [string, KnownMembership][] => {
    const membership = toMembership(wire, now);
    return isKnownMembership(membership) ? [[key, membership]] : [];
  });
  return {
    subject: answer.subject,
    tokens: [...(same ? memory.tokens.filter((known) => known !== fingerprint) : []), fingerprint].slice(-10),
    memberships: {
      ...(same ? memory.memberships : {}),
      ...Object.fromEntries(read),
    },
    subjectAssignments: { ...(same ? memory.subjectAssignments : {}), ...answer.assignments },
  };
}
