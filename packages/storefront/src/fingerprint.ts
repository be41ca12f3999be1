import { bucketOf } from '@facet/engine';

/**
 * A short hash by which a token is recognised again without being kept. 64 bits of a token that carries far more:
 * the token cannot be computed back, and the few tokens of one browser never meet.
 */
export function toFingerprint(token: string): string {
  return `${bucketOf('token', token)}.${bucketOf(token, 'token')}`;
}
