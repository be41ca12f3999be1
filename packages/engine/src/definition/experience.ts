import type { Change } from './change.ts';
import type { Expression } from './expression.ts';
import type { Goal } from './goal.ts';
import type { ExperienceId, GroupKey, RowId, VariationId } from './ids.ts';

/** The life of an experience. Only `running` ones decide; the rest show the original. */
export const experienceStatuses = ['draft', 'running', 'paused', 'ended'] as const;
/** One stage in the life of an experience. */
export type ExperienceStatus = (typeof experienceStatuses)[number];

/**
 * What a merchant may show. Exactly one variation of an experience is the control.
 * `weight` is relative to the sum of all weights; 0 retires the variation for newcomers.
 */
export type Variation = {
  readonly id: VariationId;
  /** For people; left out of what is published to the storefront. */
  readonly name?: string;
  readonly control: boolean;
  readonly weight: number;
  readonly changes: readonly Change[];
};

type Shared = {
  /** The version of this shape. */
  readonly version: 1;
  readonly id: ExperienceId;
  /** For people; left out of what is published to the storefront. */
  readonly name?: string;
  /** Feeds the bucketing hash, so that a copy of an experience splits anew. */
  readonly seed: string;
  readonly status: ExperienceStatus;
  readonly variations: readonly Variation[];
  /** Where: a visitor enters, and changes apply, on matching pages only. `null` means every page. */
  readonly pages: Expression | null;
  /** Share of the audience that enters, 0 to 1. */
  readonly allocation: number;
  /** When. Without it: from the start until the end that a person gives it. */
  readonly schedule?: Schedule;
  /** A visitor is in at most one experience of an exclusion group. */
  readonly group?: GroupPlace;
  /** What counts as success, the primary goal first; left out of what is published to the storefront. */
  readonly goals?: readonly Goal[];
};

/**
 * From `start` until just before `end`, either of them open where it is missing: wall-clock times `YYYY-MM-DDTHH:MM` in
 * the store's time zone.
 */
export type Schedule = { readonly start?: string; readonly end?: string };

/**
 * A place in an exclusion group. Of the experiences of a group that would take a visitor, one is drawn: by chance alike
 * where all weights are equal, else in their proportion.
 */
export type GroupPlace = { readonly key: GroupKey; readonly weight: number };

/** Compares variations and counts. */
export type TestDefinition = Shared & { readonly kind: 'test'; readonly audience: TestAudience };

/** Shows its one variation that is not the control to the audience. */
export type PersonalizationDefinition = Shared & {
  readonly kind: 'personalization';
  readonly audience: PersonalizationAudience;
  readonly mode: PersonalizationMode;
  /** Share of matching visitors who keep seeing the original, 0 to 1. */
  readonly holdout: number;
  /** Of two that change the same element the higher one shows; a missing one is 0. Tests have 0. */
  readonly priority?: number;
};

/** A test or a personalization as plain JSON: stored, published and decided in this one shape. */
export type ExperienceDefinition = TestDefinition | PersonalizationDefinition;

/**
 * Who enters a test.
 *
 * - `custom`: visitors whom the expression matches are split; the rest get the control for good, not counted.
 * - `advanced`: the first row whose expression is true wins; a row that is unknown stops the walk.
 */
export type TestAudience =
  | { readonly type: 'everyone' }
  | { readonly type: 'custom'; readonly expression: Expression }
  | { readonly type: 'advanced'; readonly rows: readonly AudienceRow[]; readonly otherwise: RowAction };

/** One row of an *Advanced* audience. `counted: false` keeps its visitors out of the results. */
export type AudienceRow = {
  readonly id: RowId;
  readonly when: Expression;
  readonly action: RowAction;
  readonly counted: boolean;
};

/** What happens to the visitors of a row. `leave` is looked at again on every page. */
export type RowAction =
  | { readonly type: 'split' }
  | { readonly type: 'assign'; readonly variation: VariationId }
  | { readonly type: 'exclude' }
  | { readonly type: 'leave' };

/**
 * Who sees a personalization. `link`: whoever came to the store by an address with `facet_link=<token>` during this
 * visit.
 */
export type PersonalizationAudience =
  | { readonly type: 'everyone' }
  | { readonly type: 'custom'; readonly expression: Expression }
  | { readonly type: 'link'; readonly token: string };

/**
 * How long a match lasts: `permanent` while the experience runs, `temporary` until it is decided again after
 * `everyMs` milliseconds. An unknown audience is kept in neither mode.
 */
export type PersonalizationMode =
  | { readonly type: 'permanent' }
  | { readonly type: 'temporary'; readonly everyMs: number };
