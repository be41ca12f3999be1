import {
  arrivalFields,
  basicFields,
  compileLink,
  compileSchedule,
  exclusionGroups,
  factFields,
  type Part,
  pageFields,
  regexTests,
  textTests,
  timeFields,
  type Vocabulary,
} from '@facet/engine';

declare global {
  /**
   * Which parts of the engine's vocabulary a script carries. Written out by `bundling.ts`, so that what a shop's experiences
   * do not use is left out of its page; not there when a module runs from source. `preview` is what the overlay carries.
   */
  const carries: { readonly [Name in Part | 'preview']: boolean };
}

/** What the experiences of this script may speak of. */
export const vocabulary: Vocabulary = {
  fields: {
    ...basicFields,
    ...(carries.text ? pageFields : {}),
    ...(carries.arrival ? arrivalFields : {}),
    ...(carries.facts ? factFields : {}),
    ...(carries.time ? timeFields : {}),
  },
  tests: {
    ...(carries.text ? textTests : {}),
    ...(carries.regex ? regexTests : {}),
  },
  ...(carries.arrival ? { link: compileLink } : {}),
  ...(carries.time ? { schedule: compileSchedule } : {}),
  ...(carries.groups ? { groups: exclusionGroups } : {}),
};
