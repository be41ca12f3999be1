import { asksWho } from './asks-who.ts';
import type { ExperienceDefinition, TestAudience } from './experience.ts';
import type { Expression } from './expression.ts';

/**
 * How an experience depends on who the visitor is.
 *
 * - `never`: its audience does not look at identity; it is bucketed by visitor.
 * - `always`: only an identified visitor can enter its audience; it is bucketed by subject.
 * - `sometimes`: it looks at identity and can be entered without too; bucketed by subject where known, else visitor.
 *
 * Conditions are taken as independent of each other: of two that contradict each other it may say `sometimes`.
 */
export function dependsOnIdentity(definition: ExperienceDefinition): 'never' | 'always' | 'sometimes' {
  const { audience } = definition;
  if (!asksWho(audience)) return 'never';
  const entered =
    audience.type === 'advanced'
      ? canBeEnteredUnidentified(audience)
      : audience.type !== 'custom' || canBeUnidentified(audience.expression, true);
  return entered ? 'sometimes' : 'always';
}

function canBeEnteredUnidentified(audience: Extract<TestAudience, { readonly type: 'advanced' }>): boolean {
  for (const { when, action } of audience.rows) {
    if (action.type !== 'leave' && canBeUnidentified(when, true)) return true;
    if (!canBeUnidentified(when, false)) return false;
  }
  return audience.otherwise.type !== 'leave';
}

/**
 * Whether an expression can come to `target` for a visitor whom nobody can identify. What is possible while identity
 * is still unknown is possible here as well, since less is known then.
 */
function canBeUnidentified(expression: Expression, target: boolean): boolean {
  const can = (child: Expression): boolean => canBeUnidentified(child, target);
  if ('and' in expression) return target ? expression.and.every(can) : expression.and.some(can);
  if ('or' in expression) return target ? expression.or.some(can) : expression.or.every(can);
  if ('not' in expression) return canBeUnidentified(expression.not, !target);
  if (expression.field === 'klaviyo_segment') return false;
  if (expression.field === 'identified') return expression.value !== target;
  return true;
}
