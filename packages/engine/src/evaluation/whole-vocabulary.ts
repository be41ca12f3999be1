import type { ExperienceDefinition } from '../definition/experience.ts';
import { type CompiledExperiences, type CompileOptions, compileWith } from './compile-experiences.ts';
import { createSharing } from './create-sharing.ts';
import { arrivalFields, compileLink } from './fields/arrival-fields.ts';
import { basicFields } from './fields/basic-fields.ts';
import { factFields } from './fields/fact-fields.ts';
import { pageFields } from './fields/page-fields.ts';
import { timeFields } from './fields/time-fields.ts';
import { exclusionGroups } from './groups/exclusion-groups.ts';
import { regexTests } from './regex/regex-tests.ts';
import { textTests } from './text-tests.ts';
import { compileSchedule } from './time/compile-schedule.ts';
import type { Vocabulary } from './vocabulary.ts';

const wholeVocabulary: Vocabulary = {
  fields: { ...basicFields, ...pageFields, ...arrivalFields, ...factFields, ...timeFields },
  tests: { ...textTests, ...regexTests },
  link: compileLink,
  schedule: compileSchedule,
  groups: exclusionGroups,
  sharing: createSharing,
};

/**
 * Compiles definitions, whatever they ask for. Never throws: one that cannot be compiled decides `invalid_definition`.
 * They decide in the order in which their changes are to be made: by priority, the highest last; those that have the
 * same, as they were given.
 */
export function compileExperiences(
  definitions: readonly ExperienceDefinition[],
  options?: CompileOptions,
): CompiledExperiences {
  return compileWith(wholeVocabulary, definitions, options);
}
