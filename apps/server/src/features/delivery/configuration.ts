import {
  type ExperienceDefinition,
  type Field,
  listConditions,
  listParts,
  listSegmentKeys,
  type ToKeys,
  toPublished,
} from '@facet/engine';
import type { StoreConfiguration, StoreSettings } from '@facet/protocol';
import { isDue, withoutPast } from './due.ts';

/** What of a store goes to its pages. */
type PublishedStore = { readonly publicKey: string; readonly settings: Omit<StoreSettings, 'origins'> };

/** Everything of a store's configuration that its revision stands for. */
export type ConfigurationContent = Omit<StoreConfiguration, 'revision' | 'reportsUrl'>;

/**
 * Makes what the store's pages get to see: running experiences that are due, without names and notes, segments and
 * groups under opaque keys. Origins and everything that no experience asks for stay here.
 */
export function toConfigurationContent(input: {
  readonly store: PublishedStore;
  readonly endpoint: string;
  readonly klaviyoCompany: string | null;
  /** The domain that the store's hosts share, if they share one. */
  readonly cookieDomain: string | undefined;
  readonly running: readonly ExperienceDefinition[];
  readonly toKeys: ToKeys;
  /** Whether a proxy says the visitor's country. */
  readonly knowsCountry: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Is told of an experience that cannot be published, and why. */
  readonly leaveOut: (experienceId: string, error: unknown) => void;
}): ConfigurationContent {
  const { store, endpoint, klaviyoCompany, cookieDomain, running, toKeys, knowsCountry, now } = input;
  const { timeZone, consent, hideLimitMs, latePolicy, membershipMaxAgeMs, javascriptConditions } =
    store.settings;
  const experiences = running.flatMap((definition) => {
    try {
      if (!isDue(definition, timeZone, now)) return [];
      const published = withoutPast(toPublished(definition, toKeys), timeZone, now);
      listParts([published]);
      return [published];
    } catch (error) {
      // One that this version cannot read must not take the others along.
      input.leaveOut(definition.id, error);
      return [];
    }
  });
  const fields = new Set<Field>(
    experiences.flatMap(({ audience }) => listConditions(audience).map(({ field }) => field)),
  );
  return {
    version: 1,
    store: store.publicKey,
    endpoint,
    klaviyoCompany,
    ...(cookieDomain === undefined ? {} : { cookieDomain }),
    consent,
    hideLimitMs,
    latePolicy,
    membershipMaxAgeMs,
    ...(listParts(experiences).includes('time') ? { timeZone: toLongKnown(timeZone) } : {}),
    ...(knowsCountry && fields.has('country') ? { asksCountry: true } : {}),
    ...(javascriptConditions && fields.has('javascript') ? { javascript: true } : {}),
    segments: [...new Set(experiences.flatMap((experience) => listSegmentKeys(experience)))].sort(
      (one, two) => (one < two ? -1 : 1),
    ),
    experiences,
  };
}

/** The zone's oldest name (`Europe/Kiev` of `Europe/Kyiv`): a browser older than a renaming throws on the new one. */
function toLongKnown(timeZone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
}
