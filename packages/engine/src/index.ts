export type { CodeProblem } from './code/code-problem.ts';
export { findCssProblem } from './code/find-css-problem.ts';
export { findHtmlProblem } from './code/find-html-problem.ts';
export { type HtmlRisk, listHtmlRisks } from './code/list-html-risks.ts';
export type * from './decision/assignment.ts';
export { assignmentKinds } from './decision/assignment.ts';
export type * from './decision/circumstances.ts';
export type * from './decision/context.ts';
export type * from './decision/decision.ts';
export { reasons } from './decision/decision.ts';
export type * from './decision/explanation.ts';
export type * from './decision/membership.ts';
export { unknownCauses } from './decision/membership.ts';
export type * from './decision/preview.ts';
export { asksWho } from './definition/asks-who.ts';
export type * from './definition/change.ts';
export { changeKinds, positions } from './definition/change.ts';
export {
  type ChangeStep,
  findChange,
  isAboutSame,
  takeStep,
  toReversed,
} from './definition/change-step.ts';
export type * from './definition/choices.ts';
export { devices, trafficSites, trafficSources, utmTags, weekdays } from './definition/choices.ts';
export type * from './definition/condition.ts';
export { dependsOnIdentity } from './definition/depends-on-identity.ts';
export type * from './definition/experience.ts';
export { experienceStatuses } from './definition/experience.ts';
export type * from './definition/expression.ts';
export type * from './definition/goal.ts';
export { goalMeasures } from './definition/goal.ts';
export type * from './definition/ids.ts';
export { listConditions, listLeaves } from './definition/list-conditions.ts';
export { type Conflict, listConflicts } from './definition/list-conflicts.ts';
export { listParts, type Part, parts } from './definition/list-parts.ts';
export { listSegmentKeys } from './definition/list-segment-keys.ts';
export type * from './definition/operators.ts';
export {
  listOperators,
  numberOperators,
  presenceOperators,
  rangeOperators,
  segmentOperators,
  segmentsOperators,
  textOperators,
} from './definition/operators.ts';
export { takesUnidentified } from './definition/takes-unidentified.ts';
export { type ToKeys, toPublished } from './definition/to-published.ts';
export { toPublishedChanges } from './definition/to-published-changes.ts';
export { bucketOf, sealOf } from './evaluation/bucket.ts';
export {
  type CompiledExperiences,
  type CompileOptions,
  compileWith,
} from './evaluation/compile-experiences.ts';
export { decide } from './evaluation/decide.ts';
export { explain } from './evaluation/explain.ts';
export { arrivalFields, compileLink, linkParameter } from './evaluation/fields/arrival-fields.ts';
export { basicFields } from './evaluation/fields/basic-fields.ts';
export { factFields } from './evaluation/fields/fact-fields.ts';
export { pageFields } from './evaluation/fields/page-fields.ts';
export { timeFields } from './evaluation/fields/time-fields.ts';
export { exclusionGroups } from './evaluation/groups/exclusion-groups.ts';
export { regexTests } from './evaluation/regex/regex-tests.ts';
export { textTests } from './evaluation/text-tests.ts';
export { compileSchedule } from './evaluation/time/compile-schedule.ts';
export { type Period, toPeriod } from './evaluation/time/period.ts';
export { isClickId } from './evaluation/traffic/classify-traffic.ts';
export { hostOf, isAround } from './evaluation/traffic/host-of.ts';
export type { Vocabulary } from './evaluation/vocabulary.ts';
export { compileExperiences } from './evaluation/whole-vocabulary.ts';
export { experienceDefinitionSchema } from './reading/experience-definition-schema.ts';
export type { JsonSchema } from './reading/json-schema.ts';
export type { Problem } from './reading/place.ts';
export { type ReadDefinition, readExperienceDefinition } from './reading/read-experience-definition.ts';
export { maxChanges, type ReadSingleChange, readSingleChange } from './reading/read-single-change.ts';
