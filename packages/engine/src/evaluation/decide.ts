import type { DecisionContext } from '../decision/context.ts';
import type { Decision } from '../decision/decision.ts';
import { groups } from './abilities.ts';
import type { CompiledExperiences } from './compile-experiences.ts';
import { openScope, type Scope } from './scope.ts';

/**
 * What each experience does on this page for this visitor, in the order in which their changes are to be made. Total: it
 * never throws, and an experience that fails (`internal_error`) does not touch the others. No I/O; time is in the
 * context.
 */
export function decide(compiled: CompiledExperiences, context: DecisionContext): readonly Decision[] {
  const { experiences, settle } = compiled.contents;
  const scope = tryOpenScope(context);
  const decisions = experiences.map((experience) => experience.decide(scope));
  if (groups && settle && scope) settle(decisions, scope);
  return decisions;
}

/** Opens a scope; `undefined` where the context is none. */
export function tryOpenScope(context: DecisionContext): Scope | undefined {
  try {
    return openScope(context);
  } catch {
    return undefined;
  }
}
