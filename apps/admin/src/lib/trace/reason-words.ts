import { type Decision, type Reason, type UnknownCause, unknownCauses } from '@facet/engine';

/** Why something cannot be told, to follow "because". */
export const causeWords: Readonly<Record<UnknownCause, string>> = {
  pending: 'the answer is still under way',
  unidentified: 'Klaviyo cannot tell who this visitor is',
  no_consent: 'the visitor has not agreed to be identified',
  unreachable: 'Klaviyo does not answer and nothing recent enough is remembered',
  processing: 'Klaviyo is still working out who is in the segment',
  not_provided: 'nobody said it: neither the store’s page, nor the browser, nor a proxy in front of Facet',
  failed: 'what should have told it could not: its JavaScript failed, or the text is too long to be searched',
};

/** The words of a cause as the server names it; as it is where it is none that this version knows. */
export function toCauseWords(cause: string): string {
  const known = unknownCauses.find((candidate) => candidate === cause);
  return known === undefined ? cause : causeWords[known];
}

type ReasonWithCause = 'audience_unknown' | 'group_undecided';

const reasonWords: Readonly<Record<Exclude<Reason, ReasonWithCause>, string>> = {
  split: 'the visitor is in the audience and was assigned by the weights',
  assigned_by_row: 'a row of the audience names this variation',
  personalized: 'the visitor is in the audience',
  kept: 'it was assigned earlier and is kept',
  forced: 'a preview shows it, whoever the visitor is',
  default_assignment: 'the visitor is not in the audience of this Custom test and got the default',
  holdout: 'the visitor is in the audience, and in the share that keeps the original for comparison',
  not_running: 'it is not running',
  outside_schedule: 'its schedule says another time',
  page_does_not_match: 'it does not apply on this page',
  not_in_audience: 'the visitor is not in the audience',
  not_allocated: 'the visitor is not in the share of the audience that takes part',
  excluded_by_row: 'a row of the audience excludes the visitor for good',
  excluded_by_group: 'another experience of its exclusion group has the visitor',
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

/** Why a decision came out as it did, to follow a colon. */
export function toReasonWords({ reason, cause }: Pick<Decision, 'reason' | 'cause'>): string {
  if (reason !== 'audience_unknown' && reason !== 'group_undecided') return reasonWords[reason];
  const what =
    reason === 'audience_unknown'
      ? 'whether the visitor is in the audience is not known'
      : 'another experience of its exclusion group comes first, and whether it takes the visitor is not known';
  return `${what}${cause === undefined ? '' : `, because ${causeWords[cause]}`}`;
}
