import type { Device } from '../definition/choices.ts';
import type { VisitorId } from '../definition/ids.ts';
import type { KeptAssignments } from './assignment.ts';
import type { Arrival, AttributeValue, Country, Page } from './circumstances.ts';
import type { Identity, Memberships } from './membership.ts';

/**
 * Everything a decision depends on besides the definitions. What is optional and missing makes the conditions that ask
 * for it unknown: `not_provided`.
 */
export type DecisionContext = {
  readonly visitor: VisitorId;
  readonly visitorType: 'new' | 'returning';
  readonly device: Device;
  readonly page: Page;
  readonly identity: Identity;
  readonly memberships: Memberships;
  readonly assignments: KeptAssignments;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /**
   * Whether the page has waited its bounded time for pending answers. Until then a *Custom* test whose audience is
   * unknown stays undecided; afterwards unknown counts as not matching there, and only there.
   */
  readonly waited: boolean;
  /**
   * Whether an answer is under way. `false`: somebody may still be identified, and nobody knows when or whether; an
   * exclusion group does not hold back what is ready for that.
   */
  readonly isAnswerDue?: boolean;
  readonly arrival?: Arrival;
  readonly country?: Country;
  /** What the browser prefers first: a language tag of BCP 47. */
  readonly language?: string;
  /** The cookies that can be read on the page, decoded, by name. */
  readonly cookies?: Readonly<Record<string, string>>;
  /** What the page says of the visitor or of itself, by name. */
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  /** Evaluates a JavaScript expression in the page. Only there where the store allows it. May throw. */
  readonly evaluateJavaScript?: (code: string) => unknown;
};
