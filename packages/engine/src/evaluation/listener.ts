import type { NewAssignment } from '../decision/assignment.ts';
import type { Expression } from '../definition/expression.ts';
import type { RowId } from '../definition/ids.ts';
import type { Evaluate, Run } from './scope.ts';

/** What a bucket is drawn for; each purpose has buckets of its own. */
export type Purpose = 'allocation' | 'holdout' | 'split';

/**
 * Is shown each part as it is compiled and may put something around it: how explaining listens in on deciding.
 * Deciding alone pays nothing for it.
 */
export type Listener = {
  readonly node: (node: Expression, evaluate: Evaluate, children: readonly Evaluate[]) => Evaluate;
  readonly truth: (step: 'pages' | 'audience' | 'row', evaluate: Evaluate, row?: RowId) => Evaluate;
  readonly bucket: (purpose: Purpose, run: Run<number>) => Run<number>;
  readonly kept: (
    step: 'kept',
    run: Run<NewAssignment['owner'] | null>,
  ) => Run<NewAssignment['owner'] | null>;
};

const leave = <Part>(_: unknown, part: Part): Part => part;

/** Listens to nothing. */
export const silent: Listener = { node: leave, truth: leave, bucket: leave, kept: leave };
