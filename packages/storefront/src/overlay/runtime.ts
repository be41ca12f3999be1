import type { Explanation, Memberships, Preview } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import type { FacetIdentity } from '../facet-api.ts';
import type { Evaluate } from '../visit.ts';

/** Where the visitor's token was read from; `memory`: this browser knows the person from an earlier page. */
export type IdentitySource = 'address' | 'cookie' | 'session' | 'memory';

/** A page that is shown as a preview. */
export type PreviewRun = {
  /** Whether nothing is decided, since the visitor has not agreed yet, or does not. */
  readonly awaitsConsent: () => boolean;
  /** Goes on as if the visitor agreed. */
  readonly agree: () => void;
  /** Decides everything anew, by what is forced and pretended now. */
  readonly settle: () => void;
  readonly identity: () => FacetIdentity;
  readonly source: () => IdentitySource | null;
  readonly memberships: () => Memberships;
  /** Every step of the decisions as they are now, in the order in which changes are made. */
  readonly explain: () => readonly Explanation[];
};

/** What a page is previewed by, read anew with each use. */
type PreviewWishes = {
  readonly read: () => Preview;
  /** Whether the visitor is taken to agree, whatever the page says. */
  readonly agrees: () => boolean;
};

/** The script as a preview needs it: it counts nothing, keeps nothing, and says how it decides. */
export type PreviewRuntime = {
  /** Shows the page. `changed` is called whenever what the run tells may have changed. */
  readonly start: (
    configuration: StoreConfiguration,
    wishes: PreviewWishes,
    changed: () => void,
    evaluate: Evaluate,
  ) => PreviewRun;
};
