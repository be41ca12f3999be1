import { expect, test } from 'vitest';
import { toReportId } from './report-id.ts';

test('a UUID is kept as it is', () => {
  const id = '0b6f0e4e-3d0f-4c1b-9d6a-5a1c2e3f4a5b';
  expect(toReportId(id)).toBe(id);
});

test('other random bits become one UUID, the same each time', () => {
  const id = toReportId('3735928559-1234567890-42-7');
  expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
  expect(toReportId('3735928559-1234567890-42-7')).toBe(id);
  expect(toReportId('3735928559-1234567890-42-8')).not.toBe(id);
});
