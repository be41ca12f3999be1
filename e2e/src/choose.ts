import type { Locator, Page } from 'playwright-core';

/** Chooses from a list as a person does: opens it by its label, clicks the option. The list opens over the page. */
export async function choose(
  page: Page,
  within: Page | Locator,
  label: string,
  option: string | RegExp,
): Promise<void> {
  await within.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
