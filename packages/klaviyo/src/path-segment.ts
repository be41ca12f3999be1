import { KlaviyoError } from './klaviyo-error.ts';
import type { Operation } from './operation.ts';

/**
 * An id as a part of a path. Dots alone would lead to another path, escaped or not (URL standard, "double-dot path
 * segment"), and nothing of Klaviyo's is called so: `not_found`.
 */
export function toPathSegment(operation: Operation, id: string): string {
  if (id === '' || id === '.' || id === '..') throw new KlaviyoError('not_found', operation);
  return encodeURIComponent(id);
}
