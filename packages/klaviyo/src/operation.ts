/** The operations of Klaviyo's API that Facet uses, by Klaviyo's own operation ids. */
export const operations = [
  'get_accounts',
  'get_profiles',
  'get_profile_ids_for_segment',
  'get_segments',
  'get_segment',
  'get_segment_ids_for_profile',
] as const;
/** One operation of Klaviyo's API. */
export type Operation = (typeof operations)[number];

/** Calls allowed in fixed windows of one second and of one minute. */
export type OperationLimit = { readonly burstPerSecond: number; readonly steadyPerMinute: number };

/**
 * What Klaviyo allows per account and app (contract §1 and §4). Where its guide says 700 a minute and its
 * specification 750, the smaller counts. `get_segment` is only ever called with `profile_count`, which has the
 * stricter limit.
 */
export const operationLimits: Readonly<Record<Operation, OperationLimit>> = {
  get_accounts: { burstPerSecond: 1, steadyPerMinute: 15 },
  get_profiles: { burstPerSecond: 75, steadyPerMinute: 700 },
  get_profile_ids_for_segment: { burstPerSecond: 75, steadyPerMinute: 700 },
  get_segments: { burstPerSecond: 75, steadyPerMinute: 700 },
  get_segment: { burstPerSecond: 1, steadyPerMinute: 15 },
  get_segment_ids_for_profile: { burstPerSecond: 3, steadyPerMinute: 60 },
};
