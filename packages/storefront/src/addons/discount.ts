import type { FacetEvents } from '../facet-api.ts';
import { openQueue } from './open-queue.ts';

/*
 * Applies discount codes on Shopify, where `/discount/CODE` sets a cookie and redirects; the redirect need not be followed,
 * the visitor stays on the page. Where the shop does not take the code, the experience that promised it shows the original.
 */
const apply = async ({ id, code }: FacetEvents['discount']): Promise<void> => {
  const isApplied = await fetch(`/discount/${encodeURIComponent(code)}`, { redirect: 'manual' }).then(
    ({ ok, type }) => ok || type === 'opaqueredirect',
    () => false,
  );
  const { facet } = window;
  if (!isApplied && facet && 'version' in facet) facet.withdraw(id);
};

openQueue()?.push(['on', 'discount', apply]);
