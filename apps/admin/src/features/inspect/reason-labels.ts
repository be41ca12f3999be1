import type { Reason } from '@facet/engine';

/** Each reason in a few words, for whoever looks over many decisions; the sentence beside it says it whole. */
export const reasonLabels: Readonly<Record<Reason, string>> = {
  split: 'Takes part',
  assigned_by_row: 'Named by a row',
  personalized: 'In the audience',
  kept: 'Assigned earlier',
  forced: 'As you pretended',
  default_assignment: 'Default',
  holdout: 'Holdout',
  not_running: 'Not running',
  outside_schedule: 'Not at this time',
  page_does_not_match: 'Not on this page',
  not_in_audience: 'Not in the audience',
  not_allocated: 'Does not take part',
  excluded_by_row: 'Excluded by a row',
  excluded_by_group: 'In another experience',
  left_unassigned: 'Not assigned yet',
  audience_unknown: 'Not known yet',
  group_undecided: 'Not known yet',
  invalid_definition: 'Not valid',
  internal_error: 'Failed',
};
