import { type Decision, decide } from '@facet/engine';
import type { Person } from './identification.ts';
import { toPage } from './page.ts';
import type { Visit } from './visit.ts';

/**
 * Decides the experiences that are open for the page as it is now, and remembers what is to last. What belongs to a
 * person is used and kept only while that person is the one known in this browser. `waited`: unknown answers are not
 * waited for any longer.
 */
export function decidePage(
  { compiled, memory, visitor: told }: Visit,
  { identity, memberships }: Person,
  waited: boolean,
  isOpen: (decision: Decision) => boolean,
): readonly Decision[] {
  const { visitor, subject, assignments } = memory.get();
  const known = identity.state === 'identified' && identity.subject === subject;
  const kept = { visitor: { ...assignments.visitor }, subject: known ? { ...assignments.subject } : {} };
  const decisions = decide(compiled, {
    ...told,
    visitor,
    page: toPage(location),
    identity,
    memberships,
    assignments: kept,
    now: Date.now(),
    waited,
  }).filter(isOpen);
  for (const { experience, remember } of decisions) {
    for (const { owner, assignment } of remember) kept[owner][experience] = assignment;
  }
  if (decisions.some(({ remember }) => remember.length > 0)) {
    memory.update(() => ({ assignments: known ? kept : { ...assignments, visitor: kept.visitor } }));
  }
  return decisions;
}
