import { type ExperienceDefinition, listSegmentKeys, type SegmentKey, toPublished } from '@facet/engine';

/** What of a store goes to its pages. */
type PublishedStore = {
  readonly publicKey: string;
  readonly settings: {
    readonly consent: 'required' | 'not_required';
    readonly hideLimitMs: number;
    readonly latePolicy: 'apply_now' | 'next_page';
    readonly membershipMaxAgeMs: number;
    readonly discounts: 'shopify' | 'event';
  };
};

/** Everything of a store's configuration that its revision stands for. */
export type ConfigurationContent = {
  readonly version: 1;
  readonly store: string;
  readonly endpoint: string;
  readonly klaviyoCompany: string | null;
  readonly consent: 'required' | 'not_required';
  readonly hideLimitMs: number;
  readonly latePolicy: 'apply_now' | 'next_page';
  readonly membershipMaxAgeMs: number;
  readonly discounts: 'shopify' | 'event';
  readonly segments: readonly SegmentKey[];
  readonly experiences: readonly ExperienceDefinition[];
};

/**
 * Makes what the store's pages get to see: running experiences without names and notes, segments under opaque keys.
 * Time zone, origins and everything else stay here.
 */
export function toConfigurationContent(input: {
  readonly store: PublishedStore;
  readonly endpoint: string;
  readonly klaviyoCompany: string | null;
  readonly running: readonly ExperienceDefinition[];
  readonly segmentKeyOf: (segmentId: string) => SegmentKey;
}): ConfigurationContent {
  const { store, endpoint, klaviyoCompany, running, segmentKeyOf } = input;
  const experiences = running.map((definition) => toPublished(definition, segmentKeyOf));
  const { consent, hideLimitMs, latePolicy, membershipMaxAgeMs, discounts } = store.settings;
  return {
    version: 1,
    store: store.publicKey,
    endpoint,
    klaviyoCompany,
    consent,
    hideLimitMs,
    latePolicy,
    membershipMaxAgeMs,
    discounts,
    segments: [...new Set(experiences.flatMap((experience) => listSegmentKeys(experience)))].sort(
      (one, two) => (one < two ? -1 : 1),
    ),
    experiences,
  };
}
