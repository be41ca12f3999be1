import type { ExperienceDefinition, SegmentKey } from '@facet/engine';

/**
 * What the storefront script carries for one store: running experiences only, opaque ids only, no name, no note, no
 * segment of the merchant's.
 */
export type StoreConfiguration = {
  readonly version: 1;
  /** The store's public key. */
  readonly store: string;
  /** Changes whenever anything below changes. */
  readonly revision: string;
  /** Where the script's calls go: the address of this store's endpoints, without a slash at the end. */
  readonly endpoint: string;
  /** Where reports go: with what this copy of the script says of itself, so that the script need not hold it. */
  readonly reportsUrl: string;
  /** Klaviyo's public key of the connected account: tokens of other accounts are ignored. `null`: not connected. */
  readonly klaviyoCompany: string | null;
  /** Where the visitor's cookie is kept: the parent that the store's hosts share. Without it, the page's own host. */
  readonly cookieDomain?: string;
  /** Whether anything may be read, written or sent before the visitor agrees. */
  readonly consent: 'required' | 'not_required';
  /** How long elements may stay hidden while a membership is asked for, in milliseconds. */
  readonly hideLimitMs: number;
  /** What happens when a membership arrives after the original was shown. */
  readonly latePolicy: 'apply_now' | 'next_page';
  /** How long a membership may be used, counted from its reading from Klaviyo, in milliseconds. */
  readonly membershipMaxAgeMs: number;
  /** The store's time zone, where running experiences go by the clock. */
  readonly timeZone?: string;
  /** Whether the page is to ask the server for the visitor's country: an experience goes by it and a proxy tells it. */
  readonly asksCountry?: true;
  /** Whether the store allows conditions in JavaScript, and an experience has one. */
  readonly javascript?: true;
  /** The segments that running experiences ask for. */
  readonly segments: readonly SegmentKey[];
  readonly experiences: readonly ExperienceDefinition[];
};
