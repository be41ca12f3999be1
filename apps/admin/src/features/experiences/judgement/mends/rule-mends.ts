import type { ExperienceDefinition } from '@facet/engine';
import { findExpression, findRoot, readPlace, withExpression } from './expression-place.ts';
import type { Mend } from './mend.ts';

/** Takes out the group or row that can never fit, where another one stays. */
export function listNeverMends(path: string, definition: ExperienceDefinition): readonly Mend[] {
  return [...listGroupMends(path, definition), ...listRowMends(path, definition)];
}

/** Takes out a group, where another one stays. */
export function listGroupMends(path: string, definition: ExperienceDefinition): readonly Mend[] {
  const place = readPlace(path);
  const root = place === undefined ? undefined : findRoot(definition, place);
  if (place?.steps[0] !== 'and' || root === undefined || !('and' in root) || root.and.length < 2) return [];
  const group = { ...place, steps: place.steps.slice(0, 2) };
  const label = `Take out group ${Number(place.steps[1]) + 1}`;
  return [{ label, apply: (now) => withExpression(now, group, null) }];
}

function listRowMends(path: string, definition: ExperienceDefinition): readonly Mend[] {
  const row = readPlace(path)?.root;
  const { audience } = definition;
  if (typeof row !== 'number' || audience.type !== 'advanced' || audience.rows.length < 2) return [];
  return [
    {
      label: `Take out row ${row + 1}`,
      apply: (now) => withRows(now, (rows) => rows.filter((_, index) => index !== row)),
    },
  ];
}

/** Says outright what a rule that fits everybody comes to. */
export function listAlwaysMends(path: string): readonly Mend[] {
  if (readPlace(path)?.root === null) {
    return [{ label: 'Apply on every page', apply: (now) => ({ ...now, pages: null }) }];
  }
  return [{ label: 'Make it Everyone', apply: (now) => ({ ...now, audience: { type: 'everyone' } }) }];
}

/** Takes away the rows that are never reached. */
export function listUnreachedMends(path: string): readonly Mend[] {
  const row = readPlace(path)?.root;
  if (typeof row !== 'number') return [];
  return [
    {
      label: `Take out the rows below row ${row + 1}`,
      apply: (now) => withRows(now, (rows) => rows.slice(0, row + 1)),
    },
  ];
}

/** Takes a segment that is gone out of the rule, where something else stays. */
export function listGoneMends(
  path: string,
  segment: string,
  definition: ExperienceDefinition,
): readonly Mend[] {
  const place = readPlace(path);
  const condition = place === undefined ? undefined : findExpression(definition, place);
  if (place === undefined || condition === undefined || !('field' in condition)) return [];
  if (condition.field !== 'klaviyo_segment') return [];
  const { operator, value } = condition;
  if ((operator === 'any_of' || operator === 'all_of' || operator === 'none_of') && value.length > 1) {
    const left = value.filter((key) => key !== segment);
    return [
      {
        label: 'Take this segment out',
        apply: (now) => withExpression(now, place, { ...condition, value: left }),
      },
    ];
  }
  const without = withExpression(definition, place, null);
  if (without === definition) return [];
  return [{ label: 'Take this condition out', apply: (now) => withExpression(now, place, null) }];
}

type Rows = Extract<ExperienceDefinition['audience'], { readonly type: 'advanced' }>['rows'];

function withRows(definition: ExperienceDefinition, change: (rows: Rows) => Rows): ExperienceDefinition {
  if (definition.kind !== 'test' || definition.audience.type !== 'advanced') return definition;
  const { audience } = definition;
  return { ...definition, audience: { ...audience, rows: change(audience.rows) } };
}
