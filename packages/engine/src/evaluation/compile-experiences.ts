import type { ExperienceDefinition } from '../definition/experience.ts';
import { priorityOf } from '../definition/list-conflicts.ts';
import { groups, many } from './abilities.ts';
import { type CompiledExperience, compileExperience } from './compile-experience.ts';
import type { SettleGroups } from './groups/groups.ts';
import type { Environment, Vocabulary } from './vocabulary.ts';

/** Experiences ready to decide: compiled once, used for every page. What is inside is the engine's own. */
export type CompiledExperiences = { readonly contents: Contents };

type Contents = {
  readonly environment: Environment;
  readonly experiences: readonly CompiledExperience[];
  readonly settle?: SettleGroups | undefined;
};

/** What compiling takes besides the definitions. */
export type CompileOptions = {
  /** The store's time zone by its IANA name, for schedules and for conditions on day and time; UTC where missing. */
  readonly timeZone?: string;
};

/**
 * Compiles definitions with a vocabulary of one's own. They decide in the order in which their changes are to be made:
 * by priority, the highest last; those that have the same, as they were given.
 */
export function compileWith(
  vocabulary: Vocabulary,
  definitions: readonly ExperienceDefinition[],
  { timeZone = 'UTC' }: CompileOptions = {},
): CompiledExperiences {
  const environment = { vocabulary, timeZone };
  const listener = (many && vocabulary.sharing?.()) || {};
  const experiences = [...definitions]
    .sort((one, two) => priorityOf(one) - priorityOf(two))
    .map((definition) => compileExperience(definition, environment, listener));
  const contents = { environment, experiences };
  return { contents: groups ? { ...contents, settle: vocabulary.groups?.compile(experiences) } : contents };
}
