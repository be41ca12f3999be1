import type { ExperienceDefinition } from '../definition/experience.ts';
import { type CompiledExperience, compileExperience } from './compile-experience.ts';
import { silent } from './listener.ts';

/** Where the closures are; known to the engine alone. */
export const contents: unique symbol = Symbol('compiled experiences');

/** Experiences ready to decide, in the order given: compiled once, used for every page. What is inside stays inside. */
export type CompiledExperiences = { readonly [contents]: readonly CompiledExperience[] };

/** Compiles definitions. Never throws: one that cannot be compiled decides `invalid_definition`. */
export function compileExperiences(definitions: readonly ExperienceDefinition[]): CompiledExperiences {
  return { [contents]: definitions.map((definition) => compileExperience(definition, silent)) };
}
