import type { DecisionContext } from '../decision/context.ts';
import type { Decision } from '../decision/decision.ts';
import { type CompiledExperiences, contents } from './compile-experiences.ts';
import { none, type Scope } from './scope.ts';

/**
 * What each experience does on this page for this visitor, in the order in which they were compiled. Total: it never
 * throws, and an experience that fails (`internal_error`) does not touch the others. No I/O; time is in the context.
 */
export function decide(compiled: CompiledExperiences, context: DecisionContext): readonly Decision[] {
  const scope: Scope = { context, missing: none };
  return compiled[contents].map((experience) => experience.decide(scope));
}
