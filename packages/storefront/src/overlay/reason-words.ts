import type { Decision, Reason, UnknownCause } from '@facet/engine';
import { quote } from './condition-words.ts';

/** Why something cannot be told, to follow "because". */
export const causeWords: Readonly<Record<UnknownCause, string>> = {
  pending: 'the answer is still under way',
  unidentified: 'Klaviyo cannot tell who this visitor is',
  no_consent: 'the visitor has not agreed to be identified',
  unreachable: 'there is no answer from Klaviyo, and nothing recent enough is remembered',
  processing: 'Klaviyo is still working out who is in the segment',
  not_provided: 'nobody said it: neither the page, nor the browser, nor a proxy',
  failed: 'what should have told it failed',
};

const reasonWords: Readonly<Record<Reason, string>> = {
  split: 'the visitor is in the audience and was assigned by the weights',
  assigned_by_row: 'a row of the audience names this variation',
  personalized: 'the visitor is in the audience',
  kept: 'it was assigned earlier and is kept',
  forced: 'this preview shows it, whoever the visitor is',
  default_assignment: 'the visitor is not in the audience of this Custom test and gets the default',
  holdout: 'the visitor is in the audience, and in the share that keeps the original for comparison',
  not_running: 'it is not running',
  outside_schedule: 'its schedule says another time',
  page_does_not_match: 'it does not apply on this page',
  not_in_audience: 'the visitor is not in the audience',
  not_allocated: 'the visitor is not in the share of the audience that takes part',
  excluded_by_row: 'a row of the audience excludes the visitor for good',
  excluded_by_group: 'another experience of its exclusion group has the visitor',
  audience_unknown: 'whether the visitor is in the audience is not known',
  group_undecided:
    'another experience of its exclusion group comes first, and whether it takes the visitor is not known',
  left_unassigned: 'no row of the audience applies yet; it is looked at again on the next page',
  invalid_definition: 'it is not valid; open it in Facet and save it again',
  internal_error: 'it could not be decided; tell whoever runs this installation of Facet',
};

/** One decision in a sentence, by the name of the variation (`null`: the original is shown). */
export function toDecisionWords(
  { reason, cause }: Pick<Decision, 'reason' | 'cause'>,
  variationName: string | null,
): string {
  const shown = variationName === null ? 'Shows the original' : `Shows ${quote(variationName)}`;
  const because = cause === undefined ? '' : `, because ${causeWords[cause]}`;
  return `${shown}: ${reasonWords[reason]}${because}.`;
}
