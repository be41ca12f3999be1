import { Failure } from '../../errors.ts';
import type { Caller } from '../access/caller.ts';

/** Whose changes are asked for. Throws `forbidden` where somebody else than an owner asks for the installation's. */
export function toAuditScope(
  storeId: string,
  scope: 'store' | 'installation' | undefined,
  caller: Caller,
): string | null {
  if (scope !== 'installation') return storeId;
  if (caller.role === 'owner') return null;
  throw new Failure('forbidden', 'Changes to the installation are for its owners to see.');
}
