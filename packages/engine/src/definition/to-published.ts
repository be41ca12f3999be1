import type { ExperienceDefinition, PersonalizationAudience, TestAudience } from './experience.ts';
import type { Condition, Expression, SegmentCondition, SegmentsCondition } from './expression.ts';
import type { SegmentKey } from './ids.ts';

/** Gives a segment the name under which it is published. */
type ToKey = (segment: SegmentKey) => SegmentKey;

/** The definition as the storefront may see it: without names, its segments under the keys that `toKey` gives. */
export function toPublished(definition: ExperienceDefinition, toKey: ToKey): ExperienceDefinition {
  const { name: _, ...unnamed } = definition;
  const variations = definition.variations.map((variation) => {
    const { name: _, ...published } = variation;
    return published;
  });
  if (unnamed.kind === 'test') {
    return { ...unnamed, variations, audience: toPublishedAudience(unnamed.audience, toKey) };
  }
  return { ...unnamed, variations, audience: toPublishedAudience(unnamed.audience, toKey) };
}

function toPublishedAudience(audience: PersonalizationAudience, toKey: ToKey): PersonalizationAudience;
function toPublishedAudience(audience: TestAudience, toKey: ToKey): TestAudience;
function toPublishedAudience(audience: TestAudience, toKey: ToKey): TestAudience {
  switch (audience.type) {
    case 'everyone':
      return audience;
    case 'custom':
      return { ...audience, expression: toPublishedExpression(audience.expression, toKey) };
    case 'advanced': {
      const rows = audience.rows.map((row) => ({ ...row, when: toPublishedExpression(row.when, toKey) }));
      return { ...audience, rows };
    }
    default:
      throw new TypeError(audience satisfies never);
  }
}

function toPublishedExpression(expression: Expression, toKey: ToKey): Expression {
  const publish = (child: Expression): Expression => toPublishedExpression(child, toKey);
  if ('and' in expression) return { and: expression.and.map(publish) };
  if ('or' in expression) return { or: expression.or.map(publish) };
  if ('not' in expression) return { not: publish(expression.not) };
  return toPublishedCondition(expression, toKey);
}

function toPublishedCondition(condition: Condition, toKey: ToKey): Condition {
  if (condition.field !== 'klaviyo_segment') return condition;
  if (isSegmentCondition(condition)) return { ...condition, value: toKey(condition.value) };
  return { ...condition, value: condition.value.map(toKey) };
}

function isSegmentCondition(condition: SegmentCondition | SegmentsCondition): condition is SegmentCondition {
  return typeof condition.value === 'string';
}
