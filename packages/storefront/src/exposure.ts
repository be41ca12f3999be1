import type { Decision, ExperienceDefinition } from '@facet/engine';
import type { Person } from './identification.ts';
import { createId } from './ids.ts';
import type { Unsent } from './memory.ts';
import type { Visit } from './visit.ts';

/** An exposure to a decision that shows a variation, the control included. */
export function createExposure(
  { experience, reason, assignment, counted }: Decision,
  variation: string,
  definition: ExperienceDefinition,
  { identity, memberships }: Person,
  { configuration, visitor }: Visit,
): Unsent {
  const at = Date.now();
  // Segment keys are opaque and occur in a definition as values only: its text tells which ones it asks for.
  const text = JSON.stringify(definition);
  const agesMs = configuration.segments.flatMap((key) => {
    const membership = memberships[key];
    return membership && membership.state !== 'unknown' && text.includes(`"${key}"`)
      ? Math.max(0, Math.round(at - membership.readAt))
      : [];
  });
  return {
    at,
    subject: identity.state === 'identified' ? identity.subject : undefined,
    event: {
      id: createId(),
      type: 'exposure',
      experience,
      variation,
      reason,
      kind: assignment ? assignment.kind : reason,
      counted,
      identity: identity.state === 'unknown' ? identity.cause : identity.state,
      ...(agesMs.length > 0 && { membershipAgeMs: Math.max(...agesMs) }),
      device: visitor.device,
    },
  };
}
