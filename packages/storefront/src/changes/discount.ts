import { announce } from '../announce.ts';
import { note } from '../attempt.ts';
import type { TabKeeper } from '../tab.ts';

/**
 * Applies a discount code once a visit and announces it as `facet:discount`. On Shopify `/discount/CODE` sets a cookie
 * and redirects; the redirect need not be followed. Elsewhere the page's own listener takes the code.
 */
export async function applyDiscount(
  code: string,
  platform: 'shopify' | 'event',
  tab: TabKeeper,
): Promise<void> {
  const { done } = tab.get();
  const mark = `discount:${code}`;
  if (done.includes(mark)) return;
  tab.update({ done: [...done, mark] });
  announce('discount', { code, applied: platform === 'shopify' ? await applyAtShopify(code) : null });
}

async function applyAtShopify(code: string): Promise<boolean> {
  try {
    const response = await fetch(`/discount/${encodeURIComponent(code)}`, {
      credentials: 'same-origin',
      redirect: 'manual',
    });
    return response.ok || response.type === 'opaqueredirect';
  } catch (error) {
    note('discount', error);
    return false;
  }
}
