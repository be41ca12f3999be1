import type { Condition, ExperienceDefinition } from '@facet/engine';
import { newUnidentifiedRow, toAdvanced } from '../../audience/test-audience.ts';
import { findExpression, readPlace, withExpression } from './expression-place.ts';
import type { Mend } from './mend.ts';

/** Turns a *Custom* test into an *Advanced* one that splits the same visitors. */
export function listTrapMends(rowId: string): readonly Mend[] {
  return [
    {
      label: 'Convert to Advanced',
      apply: (now) =>
        now.kind === 'test' && now.audience.type === 'custom'
          ? { ...now, audience: toAdvanced(now.audience.expression, rowId) }
          : now,
    },
  ];
}

const unidentified: Condition = { field: 'identified', operator: 'equals', value: false };

/** Lets visitors in whom Klaviyo cannot identify, beside those of whom it says that they are not in a segment. */
export function listLeftOutMends(
  path: string,
  definition: ExperienceDefinition,
  rowId: string,
): readonly Mend[] {
  if (definition.audience.type === 'advanced') {
    return [
      {
        label: 'Add a row for visitors who are not identified',
        apply: (now) =>
          now.kind === 'test' && now.audience.type === 'advanced'
            ? {
                ...now,
                audience: { ...now.audience, rows: [newUnidentifiedRow(rowId), ...now.audience.rows] },
              }
            : now,
      },
    ];
  }
  const place = readPlace(path);
  // Inside of a *not* it would mean the contrary.
  if (place === undefined || place.steps.includes('not')) return [];
  const inGroup = place.steps.at(-2) === 'or';
  const target = inGroup ? { ...place, steps: place.steps.slice(0, -2) } : place;
  return [
    {
      label: 'Let in visitors who are not identified, too',
      apply: (now) => {
        const here = findExpression(now, target);
        if (here === undefined) return now;
        const others = 'or' in here ? here.or : [here];
        return withExpression(now, target, { or: [...others, unidentified] });
      },
    },
  ];
}
