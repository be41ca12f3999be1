import { ApiError } from '../../lib/api/api-error.ts';
import { findLimitProblem } from '../../lib/format/number-limits.ts';
import { readFacetAddress } from './facet-address.ts';
import { readOrigins } from './origins.ts';
import type { SettingsDraft } from './settings-draft.ts';

/** What is wrong with what was typed, by field. */
export type SettingProblems = {
  readonly [Field in
    | 'name'
    | 'originLines'
    | 'facetAddress'
    | 'timeZone'
    | 'currency'
    | 'hideLimitMs']?: string;
};

/** How long what may change can be hidden. */
export const hideLimits = { min: 0, max: 3000, unit: 'ms' } as const;

/** What is missing or cannot be right of a new store, which works at its addresses alone. */
export function findNewStoreProblems(
  name: string,
  originLines: string,
): Readonly<Record<'name' | 'originLines', string | undefined>> {
  const { origins, wrong } = readOrigins(originLines);
  const missing = origins.length === 0 ? 'Give at least one address: Facet works at these alone.' : undefined;
  return {
    name: name.trim() === '' ? 'Give the store a name.' : undefined,
    originLines: wrong.length > 0 ? `Not an address: ${wrong.join(', ')}` : missing,
  };
}

/** Finds what cannot be right before it is sent. */
export function findSettingProblems(draft: SettingsDraft): SettingProblems {
  const { wrong } = readOrigins(draft.originLines);
  const hideLimitMs = findLimitProblem(draft.hideLimitMs, hideLimits);
  return {
    ...(draft.name.trim() === '' ? { name: 'A store needs a name.' } : {}),
    ...(wrong.length > 0 ? { originLines: `Not an address: ${wrong.join(', ')}` } : {}),
    ...(readFacetAddress(draft.facetAddress) === undefined
      ? { facetAddress: 'Not an address: write it like https://shop.example/n, without ? and #.' }
      : {}),
    ...(hideLimitMs === undefined ? {} : { hideLimitMs }),
  };
}

const fields: readonly (readonly [RegExp, keyof SettingProblems])[] = [
  [/^name$/, 'name'],
  [/^(settings\.)?origins(\.|$)/, 'originLines'],
  [/^(settings\.)?address$/, 'facetAddress'],
  [/^(settings\.)?timeZone$/, 'timeZone'],
  [/^(settings\.)?currency$/, 'currency'],
];

/** What the server said of the fields, in the place of its own paths. */
export function toSettingProblems(error: unknown): SettingProblems {
  if (!(error instanceof ApiError)) return {};
  const found = error.problems.flatMap(({ path, message }) => {
    const field = fields.find(([shape]) => shape.test(path))?.[1];
    return field === undefined ? [] : [[field, message] as const];
  });
  return Object.fromEntries(found);
}
