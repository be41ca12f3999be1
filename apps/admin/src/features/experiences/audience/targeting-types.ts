import type { Field } from '@facet/engine';

/** One entry of the dropdown *Targeting type*; `hint` says what its label cannot. */
type TargetingType = { readonly field: Field; readonly label: string; readonly hint?: string };
/** What belongs together in the dropdown *Targeting type*. */
export type TargetingGroup = { readonly group: string; readonly items: readonly TargetingType[] };

const ofPage: TargetingGroup = {
  group: 'Page',
  items: [
    { field: 'url_parameter', label: 'URL parameter' },
    { field: 'page_path', label: 'Page path' },
    { field: 'page_url', label: 'Page URL' },
  ],
};

/** What a condition on visitors can ask, as the dropdown *Targeting type* offers it. */
export const visitorTypes: readonly TargetingGroup[] = [
  {
    group: 'Klaviyo',
    items: [
      { field: 'klaviyo_segment', label: 'Klaviyo Segment' },
      { field: 'identified', label: 'Identified by Klaviyo' },
    ],
  },
  {
    group: 'Visitor',
    items: [
      { field: 'device', label: 'Device' },
      { field: 'visitor_type', label: 'New or returning visitor' },
      { field: 'country', label: 'Country' },
      { field: 'language', label: 'Language' },
      { field: 'cookie', label: 'Cookie' },
      {
        field: 'attribute',
        label: 'Custom attribute',
        hint: 'What your theme tells Facet, such as a cart total or customer tags',
      },
    ],
  },
  {
    group: 'How they came',
    items: [
      { field: 'traffic_source', label: 'Traffic source' },
      { field: 'traffic_site', label: 'Traffic site' },
      { field: 'utm', label: 'UTM tag' },
      { field: 'landing_page', label: 'Landing page' },
      { field: 'referring_domain', label: 'Referring domain' },
    ],
  },
  ofPage,
  {
    group: 'Time',
    items: [
      { field: 'day_of_week', label: 'Day of the week' },
      { field: 'time_of_day', label: 'Time of day' },
    ],
  },
  {
    group: 'Advanced',
    items: [{ field: 'javascript', label: 'JavaScript expression' }],
  },
];

/** What a condition on pages alone can ask. */
export const pageTypes: readonly TargetingGroup[] = [ofPage];
