import {
  type ExperienceDefinition,
  experienceStatuses,
  type GroupPlace,
  type PersonalizationDefinition,
  type PersonalizationMode,
  type TestDefinition,
} from '../definition/experience.ts';
import { listConditions, listLeaves } from '../definition/list-conditions.ts';
import { limits } from './limits.ts';
import { choiceOf, objectOf } from './object-of.ts';
import type { Problem } from './place.ts';
import { readPersonalizationAudience, testAudienceOf } from './read-audience.ts';
import { readPageCondition } from './read-condition.ts';
import { expressionOf } from './read-expression.ts';
import { readGoals } from './read-goals.ts';
import { readExperienceId, readGroupKey } from './read-ids.ts';
import { readSchedule } from './read-schedule.ts';
import { variationsOf } from './read-variations.ts';
import { about, named, orNull, type Reader, readerOf } from './reader.ts';
import { numberAbove, numberWithin, oneOf, readName, text } from './readers.ts';
import { isRecord } from './record.ts';

/** A definition, or everything that is wrong with it: where, what, and what is allowed there. */
export type ReadDefinition =
  | { readonly ok: true; readonly definition: ExperienceDefinition }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const share = numberWithin(0, 1);
const shared = {
  version: about('The version of this shape.', oneOf([1])),
  id: readExperienceId,
  name: about('For people; left out of what is published to the storefront.', readName),
  seed: about(
    'Feeds the bucketing hash, so that a copy of an experience splits anew.',
    text(limits.seedLength),
  ),
  status: about('Only running ones decide; the rest show the original.', oneOf(experienceStatuses)),
  pages: about(
    'Where: a visitor enters, and changes apply, on matching pages only. null means every page.',
    orNull(expressionOf('pageExpression', readPageCondition)),
  ),
  allocation: about('Share of the audience that enters, 0 to 1.', share),
  schedule: about(
    'From start until just before end, either of them open where it is missing, in the store’s time zone. Without it: from the start until the end that a person gives it.',
    named('schedule', readSchedule),
  ),
  group: about(
    'A visitor is in at most one experience of an exclusion group. Of those that would take a visitor, one is drawn: by chance alike where all weights are equal, else in their proportion.',
    named('group', objectOf<GroupPlace>({ key: readGroupKey, weight: numberAbove(0, limits.maxWeight) })),
  ),
  goals: about(
    'What counts as success, the primary goal first; left out of what is published to the storefront.',
    readGoals,
  ),
};
/** What every definition may leave out. */
const optional = ['name', 'schedule', 'group', 'goals'] as const;

const mode = choiceOf<PersonalizationMode>('type', {
  permanent: objectOf<Extract<PersonalizationMode, { type: 'permanent' }>>({ type: oneOf(['permanent']) }),
  temporary: objectOf<Extract<PersonalizationMode, { type: 'temporary' }>>({
    type: oneOf(['temporary']),
    everyMs: numberWithin(limits.minEveryMs, limits.maxEveryMs, true),
  }),
});

/** A test whose rows may name these variations. */
function testOf(variationIds: readonly string[]): Reader<TestDefinition> {
  return objectOf<TestDefinition>(
    {
      ...shared,
      kind: oneOf(['test']),
      variations: variationsOf(limits.variations),
      audience: about('Who enters.', testAudienceOf(variationIds)),
    },
    optional,
  );
}

const readTest: Reader<TestDefinition> = readerOf(testOf([]).toSchema, (value, place) =>
  testOf(listVariationIds(value))(value, place),
);

const readPersonalization = objectOf<PersonalizationDefinition>(
  {
    ...shared,
    kind: oneOf(['personalization']),
    // The control, and what it shows: there is nothing to choose between.
    variations: variationsOf(2),
    audience: about('Who sees it.', readPersonalizationAudience),
    mode: about(
      'How long a match lasts: permanent while the experience runs, temporary until it is decided again after everyMs milliseconds. An unknown audience is kept in neither mode.',
      mode,
    ),
    holdout: about('Share of matching visitors who keep seeing the original, 0 to 1.', share),
    priority: about(
      'Of two that change the same element the higher one shows; a missing one is 0. Tests have 0.',
      numberWithin(-limits.maxPriority, limits.maxPriority, true),
    ),
  },
  [...optional, 'priority'],
);

/** Reads all of a definition but what counts across it. */
export const readDefinition: Reader<ExperienceDefinition> = choiceOf<ExperienceDefinition>('kind', {
  test: named('test', about('Compares variations and counts.', readTest)),
  personalization: named(
    'personalization',
    about('Shows its one variation that is not the control to the audience.', readPersonalization),
  ),
});

/**
 * Judges what claims to be a definition, such as the body of a request. Strict: unknown keys are refused, sizes and
 * depth are limited. Lists all problems, up to 200.
 */
export function readExperienceDefinition(value: unknown): ReadDefinition {
  const problems: Problem[] = [];
  const definition = readDefinition(value, { path: '', problems });
  if (definition !== undefined) limitRegexes(definition, problems);
  if (definition !== undefined && problems.length === 0) return { ok: true, definition };
  return { ok: false, problems };
}

/** Each one takes its time on every page; together they must not be felt. */
function limitRegexes(definition: ExperienceDefinition, problems: Problem[]): void {
  const conditions = [
    ...listConditions(definition.audience),
    ...(definition.pages === null ? [] : listLeaves(definition.pages)),
  ];
  const count = conditions.filter(({ operator }) => operator.endsWith('_regex')).length;
  if (count <= limits.regexes) return;
  const message = `has ${count} conditions by regular expression; at most ${limits.regexes} are allowed`;
  problems.push({ path: 'audience', message });
}

/** The ids that rows may name, so that an unknown one is told together with whatever else is wrong. */
function listVariationIds(definition: unknown): readonly string[] {
  if (!isRecord(definition) || !Array.isArray(definition['variations'])) return [];
  return definition['variations'].flatMap((variation: unknown) =>
    isRecord(variation) && typeof variation['id'] === 'string' ? [variation['id']] : [],
  );
}
