import { type Decision, type DecisionContext, decide } from '@facet/engine';
import { findArrival } from './arrival.ts';
import type { Person } from './identification.ts';
import { toPage } from './page.ts';
import type { Visit } from './visit.ts';

/**
 * Decides the experiences that are open for the page as it is now, and remembers what is to last. What belongs to a
 * person is used and kept only while that person is identified. `overLimit`: answers are not waited for any longer.
 */
export function decidePage(
  visit: Visit,
  { identity, memberships, waiting }: Person,
  overLimit: boolean,
  isOpen: (decision: Decision) => boolean,
): readonly Decision[] {
  const { compiled, memory, tab, device, visitorType } = visit;
  const { visitor, assignments } = memory.get();
  const known = identity.state === 'identified';
  const kept = { visitor: { ...assignments.visitor }, subject: known ? { ...assignments.subject } : {} };
  const context: DecisionContext = {
    visitor,
    visitorType,
    device,
    page: toPage(location),
    identity,
    memberships,
    assignments: kept,
    now: Date.now(),
    waited: !waiting || (waiting === 'answer' && overLimit),
    ...(carries.groups ? { isAnswerDue: waiting === 'answer' } : {}),
    ...(carries.arrival ? findArrival(tab) : {}),
  };
  const whole = carries.facts && visit.facts ? visit.facts.addTo(context, tab, overLimit) : context;
  const decisions = decide(compiled, whole).filter(isOpen);
  let changed = false;
  for (const { experience, remember } of decisions) {
    for (const { owner, assignment } of remember) {
      // The person known here last may be the one who is pending, under a new token: theirs came first and stays.
      if (!known && assignment.kind === 'default' && assignments.subject[experience]) continue;
      kept[owner][experience] = assignment;
      changed = true;
    }
  }
  if (changed)
    memory.update(() => ({ assignments: known ? kept : { ...assignments, visitor: kept.visitor } }));
  return decisions;
}
