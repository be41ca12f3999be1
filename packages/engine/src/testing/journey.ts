import type { Decision, ExperienceDefinition, KeptAssignments } from '../index.ts';

/** What a browser and the server hold after a decision. */
export function remember(kept: KeptAssignments, decision: Decision): KeptAssignments {
  let after = kept;
  for (const { owner, assignment } of decision.remember) {
    after = { ...after, [owner]: { ...after[owner], [decision.experience]: assignment } };
  }
  return after;
}

/** Whether somebody enters an experience by a decision, on this very page. */
export function isEntering({ reason }: Decision): boolean {
  return ['split', 'assigned_by_row', 'personalized', 'holdout'].includes(reason);
}

/** The same definition on every page at any time. */
export function toAlwaysOpen(definition: ExperienceDefinition): ExperienceDefinition {
  const { schedule: _, ...open } = definition;
  return { ...open, pages: null };
}

/** The same definition outside of any group. */
export function toUngrouped(definition: ExperienceDefinition): ExperienceDefinition {
  const { group: _, ...ungrouped } = definition;
  return ungrouped;
}
