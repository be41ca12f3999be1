import type { ExperienceDefinition } from '@facet/engine';

/** A way to put a warning right in one step, by a label that says what it does. */
export type Mend = {
  readonly label: string;
  readonly apply: (definition: ExperienceDefinition) => ExperienceDefinition;
};
