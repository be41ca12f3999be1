import {
  type ExperienceDefinition,
  experienceStatuses,
  type PersonalizationDefinition,
  type PersonalizationMode,
  type TestDefinition,
} from '../definition/experience.ts';
import type { Expression } from '../definition/expression.ts';
import { limits } from './limits.ts';
import type { Problem, Reader } from './place.ts';
import { readPersonalizationAudience, testAudienceOf } from './read-audience.ts';
import { readPageCondition } from './read-condition.ts';
import { expressionOf } from './read-expression.ts';
import { readExperienceId } from './read-ids.ts';
import { variationsOf } from './read-variations.ts';
import { choiceOf, isRecord, numberWithin, objectOf, oneOf, readName, text } from './readers.ts';

/** A definition, or everything that is wrong with it: where, what, and what is allowed there. */
export type ReadDefinition =
  | { readonly ok: true; readonly definition: ExperienceDefinition }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const pagesExpression = expressionOf(readPageCondition);
const readPages: Reader<Expression | null> = (value, place) =>
  value === null ? null : pagesExpression(value, place);

const share = numberWithin(0, 1);
const shared = {
  version: oneOf([1]),
  id: readExperienceId,
  name: readName,
  seed: text(limits.seedLength),
  status: oneOf(experienceStatuses),
  pages: readPages,
  allocation: share,
};

const mode = choiceOf<PersonalizationMode>('type', {
  permanent: objectOf<Extract<PersonalizationMode, { type: 'permanent' }>>({ type: oneOf(['permanent']) }),
  temporary: objectOf<Extract<PersonalizationMode, { type: 'temporary' }>>({
    type: oneOf(['temporary']),
    everyMs: numberWithin(limits.minEveryMs, limits.maxEveryMs, true),
  }),
});

const readTest: Reader<TestDefinition> = (value, place) => {
  const read = objectOf<TestDefinition>(
    {
      ...shared,
      kind: oneOf(['test']),
      variations: variationsOf(limits.variations),
      audience: testAudienceOf(listVariationIds(value)),
    },
    ['name'],
  );
  return read(value, place);
};

const readPersonalization = objectOf<PersonalizationDefinition>(
  {
    ...shared,
    kind: oneOf(['personalization']),
    // The control, and what it shows: there is nothing to choose between.
    variations: variationsOf(2),
    audience: readPersonalizationAudience,
    mode,
    holdout: share,
  },
  ['name'],
);

const readDefinition = choiceOf<ExperienceDefinition>('kind', {
  test: readTest,
  personalization: readPersonalization,
});

/**
 * Judges what claims to be a definition, such as the body of a request. Strict: unknown keys are refused, sizes and
 * depth are limited. Lists all problems, up to 200.
 */
export function readExperienceDefinition(value: unknown): ReadDefinition {
  const problems: Problem[] = [];
  const definition = readDefinition(value, { path: '', problems });
  if (definition !== undefined && problems.length === 0) return { ok: true, definition };
  return { ok: false, problems };
}

/** The ids that rows may name, so that an unknown one is told together with whatever else is wrong. */
function listVariationIds(definition: unknown): readonly string[] {
  if (!isRecord(definition) || !Array.isArray(definition['variations'])) return [];
  return definition['variations'].flatMap((variation: unknown) =>
    isRecord(variation) && typeof variation['id'] === 'string' ? [variation['id']] : [],
  );
}
