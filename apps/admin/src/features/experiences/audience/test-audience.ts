import {
  type AudienceRow,
  asksWho,
  type Expression,
  type Field,
  listLeaves,
  type RowAction,
  type TestAudience,
  takesUnidentified,
} from '@facet/engine';
import { toExpression } from '../../../lib/audience/groups.ts';
import { toId } from '../../../lib/ids.ts';
import { newCondition } from './conditions.ts';

/** A rule to start from: one condition that is to be filled in. */
export function newExpression(field: Field = 'klaviyo_segment'): Expression {
  return toExpression([[newCondition(field)]]);
}

/** A row to start from. */
export function newRow(id: string): AudienceRow {
  return { id: toId(id), when: newExpression(), action: { type: 'split' }, counted: true };
}

/** A row for visitors whom nobody can identify, to stand in front of rows that ask for a segment. */
export function newUnidentifiedRow(id: string): AudienceRow {
  const when = toExpression([[{ field: 'identified', operator: 'equals', value: false }]]);
  return { id: toId(id), when, action: { type: 'split' }, counted: true };
}

/** The *Advanced* audience that splits the same visitors as a *Custom* rule, and assigns nothing to the rest. */
export function toAdvanced(expression: Expression, rowId: string): TestAudience {
  return {
    type: 'advanced',
    rows: [{ id: toId(rowId), when: expression, action: { type: 'split' }, counted: true }],
    otherwise: { type: 'leave' },
  };
}

/** Whether a *Custom* test holds the classic trap: who somebody is may be known too late. */
export function hasDefaultAssignmentTrap(audience: TestAudience): boolean {
  return audience.type === 'custom' && asksWho(audience);
}

/**
 * The row at which visitors whom nobody can identify stop although something follows that they could reach: a later
 * row, or an *otherwise* that does something. `undefined` where a row in front takes them.
 */
export function findStoppingRow(rows: readonly AudienceRow[], otherwise: RowAction): number | undefined {
  for (const [index, row] of rows.entries()) {
    if (takesUnidentified(row.when)) return undefined;
    if (!asksForSegments(row.when)) continue;
    const isLast = index === rows.length - 1;
    return isLast && otherwise.type === 'leave' ? undefined : index;
  }
  return undefined;
}

/** Puts one item of a list a place further up (-1) or down (1). */
export function move<Item>(list: readonly Item[], from: number, by: -1 | 1): readonly Item[] {
  const item = list[from];
  const other = list[from + by];
  if (item === undefined || other === undefined) return list;
  return list.map((each, index) => (index === from ? other : index === from + by ? item : each));
}

function asksForSegments(when: Expression): boolean {
  return listLeaves(when).some(({ field }) => field === 'klaviyo_segment');
}
