import { describe, expect, test } from 'vitest';
import { listProblems, toPersonalizationJson, toTestJson } from '../testing/json.ts';

describe('a schedule', () => {
  test.each([
    [{}],
    [{ start: '2026-11-27T09:00' }],
    [{ end: '2026-11-30T23:59' }],
    [{ start: '2026-11-27T09:00', end: '2026-11-27T09:01' }],
    [{ start: '2024-02-29T00:00', end: '2028-02-29T00:00' }],
  ])('is read: %j', (schedule) => {
    expect(listProblems(toTestJson({ schedule }))).toEqual([]);
    expect(listProblems(toPersonalizationJson({ schedule }))).toEqual([]);
  });

  test.each([
    '2026-11-27',
    '2026-11-27 09:00',
    '2026-11-27T9:00',
    '2026-11-27T09:00:00',
    '2026-11-27T09:00Z',
    '2026-11-27T09:00+01:00',
    '1999-12-31T23:59',
    ' 2026-11-27T09:00',
    'tomorrow',
    '',
    1_795_770_000_000,
    null,
  ])('has no such time: %j', (start) => {
    expect(listProblems(toTestJson({ schedule: { start } }))).toEqual([
      expect.stringMatching(/^schedule\.start: .* is not a time such as 2026-11-27T09:00/),
    ]);
  });

  test.each([
    '2026-02-29T00:00',
    '2026-04-31T00:00',
    '2026-13-01T00:00',
    '2026-00-10T00:00',
    '2026-01-01T24:00',
    '2026-01-01T23:60',
  ])('has no time that no calendar and no clock has: %j', (end) => {
    expect(listProblems(toTestJson({ schedule: { end } }))).toEqual([
      `schedule.end: "${end}" is no day or time that there is`,
    ]);
  });

  test.each([
    ['2026-11-27T09:00', '2026-11-27T09:00'],
    ['2026-11-27T09:00', '2026-11-27T08:59'],
    ['2027-01-01T00:00', '2026-12-31T23:59'],
  ])('ends after it starts: from %j to %j does not', (start, end) => {
    expect(listProblems(toTestJson({ schedule: { start, end } }))).toEqual([
      `schedule.end: "${end}" is not after the start, ${start}`,
    ]);
  });

  test.each([[null], ['2026'], [[]]])('is an object: %j is not', (schedule) => {
    expect(listProblems(toTestJson({ schedule }))).toHaveLength(1);
  });

  test('knows nothing but start and end', () => {
    expect(listProblems(toTestJson({ schedule: { timeZone: 'UTC' } }))).toEqual([
      'schedule.timeZone: is not known here; known: start or end',
    ]);
  });
});
