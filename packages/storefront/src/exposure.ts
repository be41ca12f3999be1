import type { Decision, Identity, Subject } from '@facet/engine';
import type { Exposure } from '@facet/protocol';
import type { Person } from './identification.ts';
import { createId } from './ids.ts';
import { toAgeMs } from './memberships.ts';
import type { Unsent } from './memory.ts';
import type { Visit } from './visit.ts';

/** A decision on a page. */
export type PageDecision = Decision & {
  /** Its place among all: the changes of a higher rank are made later. */
  readonly rank: number;
  /** The reason that it would have if nothing had been assigned before. */
  readonly freshReason: string | undefined;
};

/** How identity stands, in one word. */
export function toState(identity: Identity): Exposure['identity'] {
  return identity.state === 'unknown' ? identity.cause : identity.state;
}

/** The subject behind an identity, if it is known. */
export function toSubject(identity: Identity): Subject | undefined {
  return identity.state === 'identified' ? identity.subject : undefined;
}

/** An exposure to a decision that shows a variation, the control included. */
export function createExposure(
  { experience, reason, freshReason, assignment, counted }: PageDecision,
  variation: string,
  { identity, memberships }: Person,
  { configuration, device }: Visit,
): Unsent {
  const { segments } = configuration;
  const agesMs = segments.map((key) => toAgeMs(memberships[key])).filter((ageMs) => ageMs >= 0);
  return {
    at: Date.now(),
    event: {
      subject: toSubject(identity),
      id: createId(),
      type: 'exposure',
      experience,
      variation,
      reason,
      freshReason,
      kind: assignment?.kind ?? reason,
      counted,
      identity: toState(identity),
      memberships: Object.fromEntries(segments.map((key) => [key, memberships[key]?.state ?? 'unknown'])),
      membershipAgeMs: agesMs.length ? Math.max(...agesMs) : undefined,
      device,
    },
  };
}
