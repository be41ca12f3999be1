import type { Condition, SegmentCondition, SegmentsCondition } from './condition.ts';
import type { ExperienceDefinition } from './experience.ts';
import type { Expression } from './expression.ts';
import type { GroupKey, SegmentKey } from './ids.ts';
import { toPublishedChanges } from './to-published-changes.ts';

/** Gives segments and exclusion groups the names under which they are published. */
export type ToKeys = {
  readonly segment: (segment: SegmentKey) => SegmentKey;
  readonly group: (group: GroupKey) => GroupKey;
};

/**
 * The definition as the storefront may see it: without names and goals, segments and groups under the keys that are given, changes
 * in the kinds that the script knows.
 */
export function toPublished(definition: ExperienceDefinition, toKeys: ToKeys): ExperienceDefinition {
  const { name: _, goals: _goals, ...unnamed } = definition;
  const variations = definition.variations.map((variation) => {
    const { name: _, changes, ...published } = variation;
    return { ...published, changes: toPublishedChanges(changes) };
  });
  const { group } = definition;
  const shared = { variations, ...(group && { group: { ...group, key: toKeys.group(group.key) } }) };
  const publish = (expression: Expression): Expression => toPublishedExpression(expression, toKeys);
  // Twice the same: the type keeps tests with their audiences and personalizations with theirs.
  if (unnamed.kind === 'personalization') {
    const { audience } = unnamed;
    if (audience.type !== 'custom') return { ...unnamed, ...shared };
    return { ...unnamed, ...shared, audience: { ...audience, expression: publish(audience.expression) } };
  }
  const { audience } = unnamed;
  switch (audience.type) {
    case 'everyone':
      return { ...unnamed, ...shared };
    case 'custom':
      return { ...unnamed, ...shared, audience: { ...audience, expression: publish(audience.expression) } };
    case 'advanced': {
      const rows = audience.rows.map((row) => ({ ...row, when: publish(row.when) }));
      return { ...unnamed, ...shared, audience: { ...audience, rows } };
    }
    default:
      throw new TypeError(audience satisfies never);
  }
}

function toPublishedExpression(expression: Expression, toKeys: ToKeys): Expression {
  const publish = (child: Expression): Expression => toPublishedExpression(child, toKeys);
  if ('and' in expression) return { and: expression.and.map(publish) };
  if ('or' in expression) return { or: expression.or.map(publish) };
  if ('not' in expression) return { not: publish(expression.not) };
  return toPublishedCondition(expression, toKeys);
}

function toPublishedCondition(condition: Condition, { segment }: ToKeys): Condition {
  if (condition.field !== 'klaviyo_segment') return condition;
  if (isSegmentCondition(condition)) return { ...condition, value: segment(condition.value) };
  return { ...condition, value: condition.value.map(segment) };
}

function isSegmentCondition(condition: SegmentCondition | SegmentsCondition): condition is SegmentCondition {
  return typeof condition.value === 'string';
}
