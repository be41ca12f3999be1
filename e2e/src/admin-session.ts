import type { World } from '@facet/dev';
import type { Browser, Page } from 'playwright-core';
import { newVisitor, type Visitor, type VisitorOptions } from './browser.ts';

/** A merchant at the admin. */
export type Merchant = Visitor & { readonly page: Page };

type Door = Pick<World, 'facetUrl' | 'owner'>;

/** Opens the admin in a browser of its own and signs in as the owner, by the form. */
export async function signInMerchant(
  browser: Browser,
  world: Door,
  options: VisitorOptions = {},
): Promise<Merchant> {
  const visitor = await newVisitor(browser, options);
  const page = await visitor.open(world.facetUrl);
  await page.getByLabel(/e-mail/i).fill(world.owner.email);
  await page.getByRole('textbox', { name: /password/i }).fill(world.owner.password);
  await page.getByRole('button', { name: /^sign in$/i }).click();
  await page.waitForURL('**/stores/**');
  return { ...visitor, page };
}

/** The pages of one store in the admin, below `/stores/:storeId`. */
export const adminPages = [
  'home',
  'experiences',
  'segments',
  'events',
  'integrations',
  'inspect',
  'install',
  'activity',
  'settings',
  'settings/members',
  'settings/tokens',
  'settings/data',
  'settings/account',
] as const;
