import type { Expression } from '../definition/expression.ts';
import type { ExperienceId, RowId, VariationId } from '../definition/ids.ts';
import type { Decision } from './decision.ts';
import type { UnknownCause } from './membership.ts';

/** What one node of an expression came to. */
export type NodeTrace = {
  readonly node: Expression;
  readonly value: 'true' | 'false' | 'unknown';
  /** Why the value is unknown. */
  readonly cause?: UnknownCause;
  readonly children: readonly NodeTrace[];
};

/** One step on the way to a decision, in the order taken. */
export type Step =
  | { readonly step: 'status'; readonly passed: boolean }
  | {
      readonly step: 'schedule';
      /** Milliseconds since the epoch, `null` where open. */
      readonly startsAt: number | null;
      readonly endsAt: number | null;
      readonly passed: boolean;
    }
  | { readonly step: 'pages'; readonly trace: NodeTrace | null; readonly passed: boolean }
  | { readonly step: 'forced'; readonly variation: VariationId }
  | { readonly step: 'kept'; readonly owner: 'visitor' | 'subject' | null }
  | { readonly step: 'audience'; readonly trace: NodeTrace | null }
  | { readonly step: 'link'; readonly value: NodeTrace['value']; readonly cause?: UnknownCause }
  | { readonly step: 'row'; readonly row: RowId; readonly trace: NodeTrace }
  | { readonly step: 'allocation'; readonly bucket: number; readonly share: number; readonly passed: boolean }
  | { readonly step: 'holdout'; readonly bucket: number; readonly share: number; readonly heldOut: boolean }
  | { readonly step: 'split'; readonly unit: 'visitor' | 'subject'; readonly bucket: number }
  | { readonly step: 'group'; readonly outcome: GroupOutcome; readonly other: ExperienceId | null };

/**
 * What an exclusion group says of one of its experiences: it has the visitor (`has`); another has (`held`); another was
 * drawn (`drawn`); another will be if the visitor turns out to be in its audience (`waits`). `other` names that one.
 */
export type GroupOutcome = 'has' | 'held' | 'drawn' | 'waits';

/** A decision together with every step that led to it. */
export type Explanation = { readonly decision: Decision; readonly steps: readonly Step[] };
