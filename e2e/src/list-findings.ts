import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What keeps people out of a page: serious and critical findings, as `rule: the elements and what is wrong with them`.
 * `rules`: looks for these alone.
 */
export async function listFindings(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const look = new AxeBuilder({ page })
    // Otherwise each look opens a page of its own for what frames have found, which takes longer than the looking.
    .setLegacyMode(page.frames().length === 1)
    .options({ resultTypes: ['violations'] });
  const { violations } = await (rules === undefined ? look : look.withRules([...rules])).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join(', ')}`,
    );
}
