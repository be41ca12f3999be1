/** What one experience does on the page now. `variation` is `null` where the original is shown. */
export type FacetDecision = {
  readonly id: string;
  readonly variation: string | null;
  /** Why, from the engine's closed list of reasons. */
  readonly reason: string;
};

/** How the visitor's identity stands. `subject` is the store's opaque name for the person, never Klaviyo's. */
export type FacetIdentity = {
  readonly state: 'identified' | 'unidentified' | 'pending' | 'unreachable' | 'no_consent';
  readonly subject?: string | undefined;
};

/**
 * What the page says of the visitor or of itself, by name: a cart's total, a customer's tags. `country` is the visitor's
 * country, by ISO 3166-1 alpha-2.
 */
export type FacetAttributes = {
  readonly [name: string]: string | number | boolean | readonly string[];
};

/** What `track` may be told of an event. There is no room for an e-mail address, a phone number or a name. */
export type FacetEventDetails = {
  /** The order's name in the shop (`1001`, `#1001`): an order counts once, whoever reports it. */
  readonly order?: string;
  /** Money, in units of the currency (not in cents). */
  readonly value?: number;
  /** ISO 4217: `EUR`. */
  readonly currency?: string;
  /** How many pieces. */
  readonly items?: number;
};

/** The events of the script, also dispatched on `document` as `facet:<name>` with the same detail. */
export type FacetEvents = {
  /** Decisions were made, or made anew. */
  readonly decided: readonly FacetDecision[];
  /** The visitor was shown the page of an assigned experience. */
  readonly exposure: {
    readonly id: string;
    readonly variation: string;
    readonly reason: string;
    readonly counted: boolean;
  };
  /**
   * A variation of this experience brings a discount code: once in a visit. Whoever listens applies it at the store's
   * platform; where the platform refuses, `withdraw` the experience.
   */
  readonly discount: { readonly id: string; readonly code: string };
};

/** `window.facet` once the script runs. No method throws. */
export type FacetApi = {
  readonly version: string;
  /** Resolves after the first decisions, or at once where consent is missing. */
  readonly ready: Promise<FacetApi>;
  /** The decisions for the page as it is now. */
  readonly experiences: () => readonly FacetDecision[];
  /** The variation that an experience shows on this page; `null` for the original. */
  readonly variation: (id: string) => string | null;
  /** The variables that the variations shown on this page bring, by name: of one experience, or of all. */
  readonly variables: (id?: string) => Readonly<Record<string, unknown>>;
  readonly identity: () => FacetIdentity;
  /** Tells whether the visitor agreed. Taking it back reverts all changes and deletes what was stored. */
  readonly consent: (granted: boolean) => void;
  /** Shows the original of an experience for the rest of the visit: what it promises cannot be kept. */
  readonly withdraw: (id: string) => void;
  /** Asks for memberships anew and decides again, for example after a sign-in without a page load. */
  readonly refresh: () => void;
  /** Adds to what the page says, and decides again what is still open. What is no such value is ignored. */
  readonly attributes: (attributes: FacetAttributes) => void;
  /**
   * Notes what the visitor did: `add_to_cart`, `checkout`, `order`, or a word of the store's own (`a-z`, `0-9`, `_`; at most
   * 40). Page views are noted by themselves. Nothing is noted before the visitor has agreed.
   */
  readonly track: (name: string, details?: FacetEventDetails) => void;
  /** Listens; returns a function that stops listening. */
  readonly on: <Name extends keyof FacetEvents>(
    event: Name,
    listener: (detail: FacetEvents[Name]) => void,
  ) => () => void;
  /** Runs a command at once: what the queue does before the script has loaded. */
  readonly push: (...commands: readonly FacetCommand[]) => void;
};

/** A call by name, or a function that is given the API. */
export type FacetCommand =
  | ((facet: FacetApi) => void)
  | readonly ['consent', boolean]
  | readonly ['refresh']
  | readonly ['withdraw', string]
  | readonly ['attributes', FacetAttributes]
  | readonly ['track', string, FacetEventDetails?]
  | {
      [Name in keyof FacetEvents]: readonly ['on', Name, (detail: FacetEvents[Name]) => void];
    }[keyof FacetEvents];

/** Before the script has loaded: `window.facet = window.facet || []; facet.push(['consent', true])`. */
export type FacetQueue = FacetCommand[];

declare global {
  interface Window {
    facet?: FacetApi | FacetQueue;
  }
}
