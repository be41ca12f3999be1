import { type Decision, type DecisionContext, decide, type KeptAssignments, type Page } from '@facet/engine';
import { findArrival } from './arrival.ts';
import type { PageDecision } from './exposure.ts';
import type { Person } from './identification.ts';
import { toPage } from './page.ts';
import type { Visit } from './visit.ts';

/** Where no experience asks for the page. */
const noPage: Page = { url: '', path: '', parameters: {} };

/**
 * Decides the experiences that are open for the page as it is now, and remembers what is to last. What belongs to a
 * person is used and kept only while that person is identified. `overLimit`: answers are not waited for any longer.
 */
export function decidePage(
  visit: Visit,
  { identity, memberships, waiting }: Person,
  overLimit: boolean,
  isOpen: (decision: PageDecision) => unknown,
): readonly PageDecision[] {
  const { compiled, memory, tab, device, visitorType } = visit;
  const { visitor, assignments } = memory.read();
  const known = identity.state === 'identified';
  const kept = { visitor: { ...assignments.visitor }, subject: known ? { ...assignments.subject } : {} };
  const context: Omit<DecisionContext, 'assignments'> = {
    visitor,
    visitorType,
    device,
    page: carries.text || carries.arrival ? toPage(location) : noPage,
    identity,
    memberships,
    now: Date.now(),
    waited: !waiting || (waiting === 'answer' && overLimit),
    ...(carries.groups ? { isAnswerDue: waiting === 'answer' } : {}),
    ...(carries.arrival ? findArrival(tab) : {}),
  };
  const toWhole = (by: KeptAssignments): DecisionContext => {
    const whole = { ...context, assignments: by };
    return carries.facts && visit.facts ? visit.facts.addTo(whole, tab, overLimit) : whole;
  };
  const decideBy = (by: KeptAssignments): readonly Decision[] => decide(compiled, toWhole(by));
  if (carries.preview && visit.preview) return visit.preview.decide(compiled, toWhole(kept)).filter(isOpen);
  const fresh = decideBy({ visitor: {}, subject: {} });
  const decisions = decideBy(kept)
    .map((decision, rank) => ({ ...decision, rank, freshReason: fresh[rank]?.reason }))
    .filter((decision) => isOpen(decision) && !tab.read().done.includes(decision.experience));
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
