import type { Decision, ExperienceDefinition, Identity } from '@facet/engine';
import type { Exposure } from '@facet/protocol';
import type { Person } from './identification.ts';
import { createId } from './ids.ts';
import { toAgeMs } from './memberships.ts';
import type { Unsent } from './memory.ts';
import type { Visit } from './visit.ts';

/** How identity stands, in one word. */
export function toState(identity: Identity): Exposure['identity'] {
  return identity.state === 'unknown' ? identity.cause : identity.state;
}

/** An exposure to a decision that shows a variation, the control included. */
export function createExposure(
  { experience, reason, assignment, counted }: Decision,
  variation: string,
  definition: ExperienceDefinition,
  { identity, memberships }: Person,
  { configuration, device }: Visit,
): Unsent {
  const at = Date.now();
  // Segment keys are opaque and occur in a definition as values only: its text tells which ones it asks for.
  const text = JSON.stringify(definition);
  const agesMs = configuration.segments
    .filter((key) => text.includes(`"${key}"`))
    .map((key) => toAgeMs(memberships[key]))
    .filter((ageMs) => ageMs >= 0);
  return {
    at,
    subject: identity.state === 'identified' ? identity.subject : undefined,
    event: {
      id: createId(),
      type: 'exposure',
      experience,
      variation,
      reason,
      kind: assignment?.kind ?? reason,
      counted,
      identity: toState(identity),
      ...(agesMs.length && { membershipAgeMs: Math.round(Math.max(...agesMs)) }),
      device,
    },
  };
}
