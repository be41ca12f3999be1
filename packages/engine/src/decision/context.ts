import type { Device } from '../definition/expression.ts';
import type { VisitorId } from '../definition/ids.ts';
import type { KeptAssignments } from './assignment.ts';
import type { Identity, Memberships } from './membership.ts';

/** Everything a decision depends on besides the definitions. */
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
};

/** The page as the visitor's browser shows it. */
export type Page = {
  /** The whole address, without the fragment. */
  readonly url: string;
  /** The path, percent-encoded as in the address, beginning with a slash. */
  readonly path: string;
  /** Query parameters, decoded, each with all its values in order. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
};
