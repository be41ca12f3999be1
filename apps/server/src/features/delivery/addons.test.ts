import type { ExperienceDefinition } from '@facet/engine';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../stores/store-settings.ts';
import { listAddons } from './addons.ts';

const bringing = (...kinds: readonly string[]): readonly ExperienceDefinition[] => [
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- add-ons go by the kinds of changes alone
  {
    variations: [{ changes: [] }, { changes: kinds.map((kind) => ({ kind })) }],
  } as unknown as ExperienceDefinition,
];

describe('the add-ons of a script', () => {
  it('are those that the settings ask for, what speaks for the browser first', () => {
    expect(listAddons(defaultSettings, bringing('text'))).toEqual(['gpc', 'cart']);
    const asking = {
      ...defaultSettings,
      consent: 'required',
      relays: ['segment', 'data_layer', 'ga4'],
    } as const;
    expect(listAddons({ ...asking, relays: [...asking.relays] }, bringing())).toEqual([
      'gpc',
      'consent',
      'relay-segment',
      'relay-data-layer',
      'relay-ga4',
      'cart',
    ]);
    const silent = { ...defaultSettings, globalPrivacyControl: 'ignored', cartDetection: false } as const;
    expect(listAddons(silent, bringing('text'))).toEqual([]);
  });

  it('tell of nothing where nothing runs, and ask for consent all the same', () => {
    expect(listAddons({ ...defaultSettings, consent: 'required', relays: ['ga4'] }, [])).toEqual([
      'gpc',
      'consent',
    ]);
  });

  it('apply discounts at Shopify where an experience brings one', () => {
    expect(listAddons(defaultSettings, bringing('text', 'discount'))).toContain('discount');
    expect(listAddons({ ...defaultSettings, discounts: 'event' }, bringing('discount'))).not.toContain(
      'discount',
    );
  });
});
