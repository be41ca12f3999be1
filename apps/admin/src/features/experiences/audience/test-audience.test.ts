import type { AudienceRow, Expression } from '@facet/engine';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toId } from '../../../lib/ids.ts';
import {
  findStoppingRow,
  hasDefaultAssignmentTrap,
  move,
  newUnidentifiedRow,
  toAdvanced,
} from './test-audience.ts';

const vip: Expression = { field: 'klaviyo_segment', operator: 'equals', value: toId('vip') };
const phone: Expression = { field: 'device', operator: 'is_one_of', value: ['mobile'] };
const row = (when: Expression): AudienceRow => ({
  id: toId('r'),
  when,
  action: { type: 'split' },
  counted: true,
});
const leave = { type: 'leave' } as const;

test('a Custom test that asks who somebody is holds the trap, the Advanced one it becomes does not', () => {
  expect(hasDefaultAssignmentTrap({ type: 'custom', expression: vip })).toBe(true);
  const identified: Expression = { field: 'identified', operator: 'equals', value: true };
  expect(hasDefaultAssignmentTrap({ type: 'custom', expression: identified })).toBe(true);
  expect(hasDefaultAssignmentTrap({ type: 'custom', expression: phone })).toBe(false);
  const advanced = toAdvanced(vip, 'r');
  expect(hasDefaultAssignmentTrap(advanced)).toBe(false);
  expect(advanced).toMatchObject({ rows: [{ when: vip, action: { type: 'split' } }], otherwise: leave });
});

test('a segment row stops the unidentified where something follows it', () => {
  expect(findStoppingRow([row(vip), row(phone)], leave)).toBe(0);
  expect(findStoppingRow([row(phone), row(vip)], { type: 'split' })).toBe(1);
});

test('nothing is lost where nothing follows, or where a row in front takes the unidentified', () => {
  expect(findStoppingRow([row(phone), row(vip)], leave)).toBeUndefined();
  expect(findStoppingRow([newUnidentifiedRow('n'), row(vip), row(phone)], leave)).toBeUndefined();
  expect(findStoppingRow([row({ and: [] }), row(vip), row(phone)], leave)).toBeUndefined();
});

test('moving keeps all items, and moving back restores their order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 2 }), fc.nat(), (list, seed) => {
      const from = seed % (list.length - 1);
      const moved = move(list, from, 1);
      expect(new Set(moved)).toEqual(new Set(list));
      expect(move(moved, from + 1, -1)).toEqual(list);
    }),
  );
});

test('the first item cannot go up, the last not down', () => {
  expect(move([1, 2], 0, -1)).toEqual([1, 2]);
  expect(move([1, 2], 1, 1)).toEqual([1, 2]);
});
