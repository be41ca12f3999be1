import type { QueryKey } from '@tanstack/react-query';

/** Whether an answer that is kept tells how a store stands with Klaviyo. */
export function isConnection({ queryKey }: { readonly queryKey: QueryKey }): boolean {
  return queryKey[0] === 'stores' && queryKey[2] === 'klaviyo';
}
