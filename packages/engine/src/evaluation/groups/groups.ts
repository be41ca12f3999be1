import type { Decision } from '../../decision/decision.ts';
import type { GroupOutcome } from '../../decision/explanation.ts';
import type { GroupPlace } from '../../definition/experience.ts';
import type { ExperienceId } from '../../definition/ids.ts';
import type { CompiledExperience } from '../compile-experience.ts';
import type { Scope } from '../scope.ts';

/** Lets each group have its say on the decisions of one page. `tell` hears what it says of each of its experiences. */
export type SettleGroups = (
  decisions: Decision[],
  scope: Scope,
  tell?: (index: number, outcome: GroupOutcome, other: ExperienceId | null) => void,
) => void;

/** What it takes to have exclusion groups. */
export type Groups = {
  /** Throws on what is no place in a group, or no seed to draw by. */
  readonly requirePlace: (place: GroupPlace, seed: string) => void;
  /** Compiles the groups of experiences; each is at the place at which its decision will be. */
  readonly compile: (experiences: readonly CompiledExperience[]) => SettleGroups | undefined;
};
