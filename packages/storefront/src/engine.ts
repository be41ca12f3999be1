/* The engine as the script carries it: built with the script's options, so that the vectors of `spec/` can hold it. */
import {
  type CompiledExperiences,
  type CompileOptions,
  compileWith,
  type ExperienceDefinition,
} from '@facet/engine';
import { vocabulary } from './vocabulary.ts';

export { decide } from '@facet/engine';

/** Compiles what the script's vocabulary knows. */
export function compile(
  definitions: readonly ExperienceDefinition[],
  options?: CompileOptions,
): CompiledExperiences {
  return compileWith(vocabulary, definitions, options);
}
