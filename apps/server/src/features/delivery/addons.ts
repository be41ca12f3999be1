import type { Change, ExperienceDefinition } from '@facet/engine';
import type { StoreSettings } from '@facet/protocol';

/** A small script beside the script, by the name that its build gives it. */
export type Addon =
  | 'gpc'
  | 'consent'
  | 'relay-data-layer'
  | 'relay-ga4'
  | 'relay-segment'
  | 'cart'
  | 'discount';

/** What add-ons go by. */
type AddonSettings = Pick<
  StoreSettings,
  'consent' | 'globalPrivacyControl' | 'relays' | 'cartDetection' | 'discounts'
>;

const relays: Readonly<Record<StoreSettings['relays'][number], Addon>> = {
  data_layer: 'relay-data-layer',
  ga4: 'relay-ga4',
  segment: 'relay-segment',
};

/**
 * The add-ons that a store's script carries, in their order: what speaks for the visitor's browser comes before what
 * listens for their consent. Where no experience runs there is nothing to tell of.
 */
export function listAddons(
  settings: AddonSettings,
  experiences: readonly ExperienceDefinition[],
): readonly Addon[] {
  const runs = experiences.length > 0;
  const chosen: readonly (readonly [boolean, readonly Addon[]])[] = [
    [settings.globalPrivacyControl === 'respected', ['gpc']],
    [settings.consent === 'required', ['consent']],
    [runs, settings.relays.map((relay) => relays[relay])],
    [runs && settings.cartDetection, ['cart']],
    [settings.discounts === 'shopify' && bringsChange(experiences, 'discount'), ['discount']],
  ];
  return chosen.flatMap(([isNeeded, addons]) => (isNeeded ? addons : []));
}

/** Whether an experience brings a change of this kind. */
export function bringsChange(experiences: readonly ExperienceDefinition[], kind: Change['kind']): boolean {
  return experiences.some(({ variations }) =>
    variations.some(({ changes }) => changes.some((change) => change.kind === kind)),
  );
}
