import type { Decision, Device, ExperienceDefinition, SegmentKey } from '@facet/engine';
import type { Person } from './identification.ts';
import { createId } from './ids.ts';
import { findOldestAgeMs } from './memberships.ts';
import type { Unsent } from './unsent.ts';

/** An exposure to a decision that shows a variation, the control included; `undefined` for any other decision. */
export function createExposure(
  decision: Decision,
  definition: ExperienceDefinition,
  { identity, memberships }: Person,
  device: Device,
  segments: readonly SegmentKey[],
): Unsent | undefined {
  const { experience, variation, reason, assignment, counted } = decision;
  if (variation === null) return undefined;
  const now = Date.now();
  // Segment keys are opaque and occur in a definition as values only: its text tells which ones it asks for.
  const text = JSON.stringify(definition);
  const used = segments.filter((key) => text.includes(`"${key}"`));
  const ageMs = findOldestAgeMs(memberships, used, now);
  return {
    id: createId(),
    experience,
    variation,
    reason,
    kind: assignment?.kind ?? reason,
    counted,
    identity: identity.state === 'unknown' ? identity.cause : identity.state,
    ...(ageMs === undefined ? {} : { membershipAgeMs: ageMs }),
    device,
    at: now,
    ...(identity.state === 'identified' ? { subject: identity.subject } : {}),
  };
}
