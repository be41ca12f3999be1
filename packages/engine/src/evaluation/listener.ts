import type { Decision } from '../decision/decision.ts';
import type { ExperienceDefinition } from '../definition/experience.ts';
import type { Expression } from '../definition/expression.ts';
import type { RowId, Subject } from '../definition/ids.ts';
import type { Held } from './compile-held.ts';
import type { Evaluate, Truth } from './scope.ts';
import type { Period } from './time/period.ts';

/** What a bucket is drawn for; each purpose has buckets of its own. */
export type Purpose = 'allocation' | 'holdout' | 'split';

/**
 * Hears each step of one experience as it is taken: how explaining listens in on deciding. Whoever decides listens to
 * nothing and pays next to nothing for it.
 */
export type Listener = {
  /** May put something around an expression as it is compiled, or in its place. */
  readonly around?: (expression: Expression, compile: () => Evaluate) => Evaluate;
  readonly period?: (period: Period, isOpen: boolean) => void;
  readonly truth?: (step: 'pages' | 'audience' | 'link' | 'row', truth: Truth, row?: RowId) => void;
  readonly held?: (held: Held | undefined) => void;
  readonly bucket?: (purpose: Purpose, bucket: number, subject: Subject | undefined) => void;
  /** May put a decision in the place of what would be decided on a page that matches. */
  readonly forced?: (definition: ExperienceDefinition) => Decision | undefined;
};
