import type { Explanation, Memberships, Preview } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import type { FacetIdentity } from '../facet-api.ts';
import type { Evaluate } from '../visit.ts';

/** Where the visitor's token was read from; `memory`: this browser knows the person from an earlier page. */
export type IdentitySource = 'address' | 'cookie' | 'session' | 'memory';

/** A page that is shown as a preview. */
export type PreviewRun = {
  /** Decides everything anew, by what is forced and pretended now. */
  readonly settle: () => void;
  readonly identity: () => FacetIdentity;
  readonly source: () => IdentitySource | null;
  readonly memberships: () => Memberships;
  /** Every step of the decisions as they are now, in the order in which changes are made. */
  readonly explain: () => readonly Explanation[];
};

/** The script as a preview needs it: it counts nothing, keeps nothing, and says how it decides. */
export type PreviewRuntime = {
  /** Shows the page. `changed` is called whenever what the run tells may have changed. */
  readonly start: (
    configuration: StoreConfiguration,
    preview: () => Preview,
    changed: () => void,
    evaluate: Evaluate,
  ) => PreviewRun;
};
