import { expect, test } from 'vitest';
import { toAuditFilter } from './activity-search.ts';

test('days begin and end where the reader is, the last one included', () => {
  const { from = '', until = '' } = toAuditFilter({ from: '2026-11-24', to: '2026-11-24' });
  expect(new Date(from)).toEqual(new Date(2026, 10, 24));
  expect(new Date(until)).toEqual(new Date(2026, 10, 25));
});

test('what fits nothing is left out', () => {
  expect(toAuditFilter({ of: 'x', kind: "a'b", from: 'yesterday', to: '2026-99-99' })).toEqual({});
  expect(toAuditFilter({ of: 'installation', by: 'ada', kind: 'store' })).toEqual({
    scope: 'installation',
    member: 'ada',
    kind: 'store',
  });
});
