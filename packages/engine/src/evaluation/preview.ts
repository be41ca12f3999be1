import type { DecisionContext } from '../decision/context.ts';
import type { Decision } from '../decision/decision.ts';
import type { Step } from '../decision/explanation.ts';
import type { Membership } from '../decision/membership.ts';
import type { Preview } from '../decision/preview.ts';
import type { Subject } from '../definition/ids.ts';
import type { Listener } from './listener.ts';
import { none } from './scope.ts';

/**
 * The context as a preview pretends it to be. Who pretends to be in or out of a segment is somebody, and what was
 * assigned earlier would hide what that changes.
 */
export function toPreviewed(context: DecisionContext, { memberships = {} }: Preview): DecisionContext {
  const pretended = Object.entries(memberships);
  // What is no context stays none: it is for whoever opens a scope to say so.
  if (pretended.length === 0 || !context) return context;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nobody real can have this name: it has no hash's length
  const nobody = 'preview' as Subject;
  return {
    ...context,
    identity:
      context.identity?.state === 'identified' ? context.identity : { state: 'identified', subject: nobody },
    memberships: {
      ...context.memberships,
      ...Object.fromEntries(
        pretended.map(([key, state = 'out']): [string, Membership] => [key, { state, readAt: context.now }]),
      ),
    },
    assignments: { visitor: {}, subject: {} },
  };
}

/** Puts the forced variations in the place of what would be decided on a page that matches. */
export function toPreviewListener(listener: Listener, { forced = {} }: Preview, steps: Step[]): Listener {
  return {
    ...listener,
    forced: ({ id: experience, variations }): Decision | undefined => {
      const variation = forced[experience];
      if (variation === undefined || !variations.some(({ id }) => id === variation)) return undefined;
      steps.push({ step: 'forced', variation });
      return { experience, variation, reason: 'forced', counted: false, remember: none };
    },
  };
}

/** What a preview shows neither counts nor lasts. */
export function toUnkept(decision: Decision): Decision {
  const { assignment: _, ...rest } = decision;
  return { ...rest, counted: false, remember: none };
}
