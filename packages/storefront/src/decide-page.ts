import { type Decision, type DecisionContext, decide, type NewAssignment } from '@facet/engine';
import type { Person } from './identification.ts';
import type { Memory } from './memory.ts';
import { toPage } from './page.ts';
import type { Visit } from './visit.ts';

/** Decides all experiences for the page as it is now. `waited`: unknown answers are not waited for any longer. */
export function decidePage(visit: Visit, person: Person, waited: boolean): readonly Decision[] {
  const { visitor, visitorAssignments, subject, subjectAssignments } = visit.memory.get();
  const { identity, memberships } = person;
  const known = identity.state === 'identified' && identity.subject === subject;
  const context: DecisionContext = {
    visitor,
    visitorType: visit.visitorType,
    device: visit.device,
    page: toPage(location),
    identity,
    memberships,
    assignments: { visitor: visitorAssignments, subject: known ? subjectAssignments : {} },
    now: Date.now(),
    waited,
  };
  return decide(visit.compiled, context);
}

/** Remembers what decisions want remembered. What belongs to a person is kept only while that person is the one known. */
export function rememberDecisions(
  memory: Memory,
  decisions: readonly Decision[],
  person: Person,
): Partial<Memory> {
  const { identity } = person;
  const known = identity.state === 'identified' && identity.subject === memory.subject;
  const pick = (owner: NewAssignment['owner']): Memory['visitorAssignments'] =>
    Object.fromEntries(
      decisions.flatMap(({ experience, remember }) =>
        remember.filter((item) => item.owner === owner).map(({ assignment }) => [experience, assignment]),
      ),
    );
  return {
    visitorAssignments: { ...memory.visitorAssignments, ...pick('visitor') },
    subjectAssignments: { ...memory.subjectAssignments, ...(known ? pick('subject') : {}) },
  };
}
