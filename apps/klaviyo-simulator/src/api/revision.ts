import { ApiError } from './api-error.ts';

/** The one revision that this simulator speaks (section 1). */
const apiRevision = '2026-07-15';
/** Two years before it: what is older has been retired (revision lifecycle, section 1.0). */
const oldestServed = '2024-07-15';

function refuse(detail: string): ApiError {
  return new ApiError(400, 'invalid', 'Invalid input.', detail, { pointer: '/headers/revision' });
}

/**
 * Holds the `revision` header against what is served. A retired revision falls forward to the newest, unless the
 * caller opted out, then it is gone (410). Others that Klaviyo still serves have shapes of their own, which are not
 * simulated, so they are refused rather than answered wrongly.
 */
export function checkRevision(header: string | undefined, optOut: string | undefined): void {
  if (header === undefined || header === '') throw refuse('The revision header is required.');
  if (header === apiRevision) return;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(header) || Number.isNaN(Date.parse(header)))
    throw refuse('The revision header must be a date such as 2026-07-15.');
  if (header >= oldestServed) throw refuse(`This simulator serves revision ${apiRevision} only.`);
  if (optOut === '1')
    throw new ApiError(410, 'gone', 'Gone.', `The revision ${header} is no longer available.`);
}
