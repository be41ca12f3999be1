import type { ExperienceDefinition } from '@facet/engine';
import { withGroup, withPriority } from '../../draft/optional-parts.ts';
import type { Mend } from './mend.ts';

const highestPriority = 1000;

/** Decides between two experiences that change the same: which one shows, or that nobody is in both. */
export function listRivalMends(
  definition: ExperienceDefinition,
  other: ExperienceDefinition,
): readonly Mend[] {
  const mends: Mend[] = [];
  const group = other.group?.key;
  if (group !== undefined && definition.group?.key !== group) {
    mends.push({
      label: `Put it into the exclusion group “${group}”, too`,
      apply: (now) => withGroup(now, group),
    });
  }
  const theirs = priorityOf(other);
  const raised = theirs + 1;
  if (
    definition.kind === 'personalization' &&
    priorityOf(definition) <= theirs &&
    raised <= highestPriority
  ) {
    mends.push({
      label: `Let this one show: give it priority ${raised}`,
      apply: (now) => (now.kind === 'personalization' ? withPriority(now, raised) : now),
    });
  }
  return mends;
}

function priorityOf(definition: ExperienceDefinition): number {
  return definition.kind === 'personalization' ? (definition.priority ?? 0) : 0;
}
