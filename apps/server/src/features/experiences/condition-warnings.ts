import type { ExperienceDefinition, Field } from '@facet/engine';
import type { Warning } from '@facet/protocol';
import { listConditionPlaces } from './condition-places.ts';

type Surroundings = { readonly javascriptConditions: boolean; readonly knowsCountry: boolean };

/** Tells of conditions that stay unknown here, or may. */
export function listConditionWarnings(
  definition: ExperienceDefinition,
  { javascriptConditions, knowsCountry }: Surroundings,
): readonly Warning[] {
  const places = listConditionPlaces(definition);
  const findPath = (field: Field): string | undefined =>
    places.find(({ condition }) => condition.field === field)?.path;
  const country = knowsCountry ? undefined : findPath('country');
  const javascript = findPath('javascript');
  return [
    ...(country === undefined ? [] : [{ ...countryUnknown, path: country }]),
    ...(javascript === undefined
      ? []
      : [{ ...(javascriptConditions ? needsEval : javascriptOff), path: javascript }]),
  ];
}

const countryUnknown: Warning = {
  code: 'country_unknown',
  message:
    'This server is not told which country visitors are in, so the condition on the country stays unknown, and ' +
    'unknown lets nobody in. Let the store’s pages say it by facet.attributes({ country }), or ask whoever runs ' +
    'the server to set FACET_COUNTRY_HEADER.',
};

const needsEval: Warning = {
  code: 'javascript_needs_eval',
  message:
    'A condition is JavaScript, which pages run by eval. Where the store’s Content-Security-Policy does not allow ' +
    "'unsafe-eval', the condition is unknown, and unknown lets nobody in. Ask whoever keeps the theme whether it " +
    'does, or use an attribute that the page sets instead.',
};

const javascriptOff: Warning = {
  code: 'javascript_off',
  message:
    'A condition is JavaScript, which this store does not allow any more, so the condition is unknown, and unknown ' +
    'lets nobody in. Allow JavaScript conditions in Settings, or use an attribute that the page sets instead.',
};
