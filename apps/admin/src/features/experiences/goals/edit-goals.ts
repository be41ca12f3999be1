import { type ExperienceDefinition, type Goal, type GoalMeasure, goalMeasures } from '@facet/engine';
import { toId } from '../../../lib/ids.ts';
import { newId } from '../draft/new-id.ts';

/** As many goals as a definition may have. */
export const maxGoals = 10;

/** A definition with these goals; without any it has no such part. */
export function withGoals(definition: ExperienceDefinition, next: readonly Goal[]): ExperienceDefinition {
  const { goals: _, ...rest } = definition;
  return next.length === 0 ? rest : { ...rest, goals: next };
}

const offered: readonly Pick<Goal, 'event' | 'measure'>[] = [
  { event: 'order', measure: 'conversion' },
  { event: 'order', measure: 'revenue' },
  { event: 'add_to_cart', measure: 'conversion' },
  { event: 'checkout', measure: 'conversion' },
  { event: 'page_view', measure: 'count' },
];

/** A further goal: what shops watch most often of what is not watched yet, else one to be named. */
export function newGoal(goals: readonly Goal[]): Goal {
  const next = offered.find(
    ({ event, measure }) => !goals.some((goal) => goal.event === event && goal.measure === measure),
  );
  return { id: toId(newId()), metric: 'event', ...(next ?? { event: '', measure: 'conversion' }) };
}

/** The goals with one of them in another place. */
export function moveGoal(goals: readonly Goal[], from: number, to: number): readonly Goal[] {
  const moved = goals[from];
  return moved === undefined ? goals : goals.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/** How an event can be measured: a page view is worth nothing. */
export function listMeasures(event: string): readonly GoalMeasure[] {
  return goalMeasures.filter((measure) => measure !== 'revenue' || event !== 'page_view');
}

/** A goal with another event, measured in a way that fits it. */
export function withEvent(goal: Goal, event: string): Goal {
  const measure = listMeasures(event).includes(goal.measure) ? goal.measure : 'conversion';
  return { ...goal, event, measure };
}
