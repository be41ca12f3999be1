import type { Decision, Reason, UnknownCause } from '@facet/engine';

/** Why something cannot be told, to follow "because". */
export const causeWords: Readonly<Record<UnknownCause, string>> = {
  pending: 'the answer is still under way',
  unidentified: 'Klaviyo cannot tell who this visitor is',
  no_consent: 'the visitor has not agreed to be identified',
  unreachable: 'Klaviyo does not answer and nothing recent enough is remembered',
  processing: 'Klaviyo is still working out who is in the segment',
};

const reasonWords: Readonly<Record<Exclude<Reason, 'audience_unknown'>, string>> = {
  split: 'the visitor is in the audience and was assigned by the weights',
  assigned_by_row: 'a row of the audience names this variation',
  personalized: 'the visitor is in the audience',
  kept: 'it was assigned earlier and is kept',
  default_assignment: 'the visitor is not in the audience of this Custom test and got the default',
  holdout: 'the visitor is in the audience, and in the share that keeps the original for comparison',
  not_running: 'it is not running',
  page_does_not_match: 'it does not apply on this page',
  not_in_audience: 'the visitor is not in the audience',
  not_allocated: 'the visitor is not in the share of the audience that takes part',
  excluded_by_row: 'a row of the audience excludes the visitor for good',
  left_unassigned: 'no row of the audience applies yet; it is looked at again on the next page',
  invalid_definition: 'it is not valid; open it and save it again',
  internal_error: 'it could not be decided; tell whoever runs this installation',
};

/** One decision in a sentence, by the name of the variation (`null`: nothing is shown). */
export function toDecisionSentence(
  decision: Pick<Decision, 'reason' | 'cause'>,
  variationName: string | null,
): string {
  const shown = variationName === null ? 'Shows the original' : `Shows “${variationName}”`;
  return `${shown}: ${toReasonWords(decision)}.`;
}

function toReasonWords({ reason, cause }: Pick<Decision, 'reason' | 'cause'>): string {
  if (reason !== 'audience_unknown') return reasonWords[reason];
  const why = cause === undefined ? '' : `, because ${causeWords[cause]}`;
  return `whether the visitor is in the audience is not known${why}`;
}
