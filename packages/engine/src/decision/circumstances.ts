/** The page as the visitor's browser shows it. */
export type Page = {
  /** The whole address, without the fragment. */
  readonly url: string;
  /** The path, percent-encoded as in the address, beginning with a slash. */
  readonly path: string;
  readonly parameters: Parameters;
};

/** Query parameters, decoded, each with all its values in order. */
export type Parameters = Readonly<Record<string, readonly string[]>>;

/** How this visit began: its first page, and what led to it. */
export type Arrival = {
  /** The path of the first page. */
  readonly path: string;
  /** Query parameters of the first page; those that conditions ask for are enough: `utm_*`, `facet_link`, click ids. */
  readonly parameters: Parameters;
  /** The address that led to it; empty where there is none. */
  readonly referrer: string;
  /** The browser's user agent: apps that show shops inside themselves tell their name there and no referrer. */
  readonly userAgent: string;
};

/** The country that the visitor is in, by ISO 3166-1 alpha-2, or why it is not known. */
export type Country =
  | { readonly state: 'known'; readonly code: string }
  | { readonly state: 'unknown'; readonly cause: 'pending' | 'not_provided' | 'unreachable' };

/** What a page can say in one attribute. Several texts are several values, such as a customer's tags. */
export type AttributeValue = string | number | boolean | readonly string[];
