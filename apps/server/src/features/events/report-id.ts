import { createHash } from 'node:crypto';

const uuidShape = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * The UUID that the database keeps a report under. Browsers write their 128 random bits as they can; what is no UUID is
 * hashed to one (RFC 9562, version 8), so that a report that comes again is the same one.
 */
export function toReportId(id: string): string {
  if (uuidShape.test(id)) return id;
  const hex = createHash('sha256').update(id).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
