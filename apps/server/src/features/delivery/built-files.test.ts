import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExperienceDefinition } from '@facet/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addons, toAddonFile } from '../../../../../packages/storefront/addons.ts';
import { listVariants, toFileName } from '../../../../../packages/storefront/variants.ts';
import { defaultSettings } from '../stores/store-settings.ts';
import { listAddons } from './addons.ts';
import { createRuntimes, toRuntimeFile } from './runtimes.ts';

describe('what the storefront’s build writes and the server looks for', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'facet-built-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('are scripts by the same names', () => {
    expect(listVariants().map(toRuntimeFile)).toEqual(listVariants().map(toFileName));
  });

  it('are the same add-ons: each that is built can be asked for by settings, and no other one', async () => {
    const everything = {
      ...defaultSettings,
      consent: 'required',
      globalPrivacyControl: 'respected',
      relays: ['data_layer', 'ga4', 'segment'],
      cartDetection: true,
      discounts: 'shopify',
    } as const;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- add-ons go by the kinds of changes alone
    const experience = {
      variations: [{ changes: [{ kind: 'discount' }] }],
    } as unknown as ExperienceDefinition;
    const asked = listAddons({ ...everything, relays: [...everything.relays] }, [experience]);
    expect([...asked].sort()).toEqual([...addons].sort());

    const runtimes = createRuntimes(directory);
    for (const name of asked) {
      await writeFile(join(directory, toAddonFile(name)), name);
      expect(await runtimes.loadAddon(name)).toBe(name);
    }
  });
});
