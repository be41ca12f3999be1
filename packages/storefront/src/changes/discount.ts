import { announce } from '../announce.ts';
import type { Record } from '../record.ts';
import { doOnce, type Tab } from '../tab.ts';

/**
 * Applies a discount code once a visit and announces it as `facet:discount`. On Shopify `/discount/CODE` sets a cookie
 * and redirects; the redirect need not be followed. Elsewhere the page's own listener takes the code.
 */
export async function applyDiscount(
  code: string,
  platform: 'shopify' | 'event',
  tab: Record<Tab>,
): Promise<void> {
  if (!doOnce(tab, `discount:${code}`)) return;
  const applied =
    platform === 'shopify'
      ? await fetch(`/discount/${encodeURIComponent(code)}`, { redirect: 'manual' }).then(
          ({ ok, type }) => ok || type === 'opaqueredirect',
          () => false,
        )
      : null;
  announce('discount', { code, applied });
}
