/** The kinds of device that a condition can name. */
export const devices = ['desktop', 'mobile', 'tablet'] as const;
/** One kind of device. */
export type Device = (typeof devices)[number];

/**
 * Where a visit came from. `other` is a campaign that says where it runs in words that nobody agreed on
 * (`utm_medium=affiliate`); it is none of the rest.
 */
export const trafficSources = [
  'direct',
  'email',
  'sms',
  'referral',
  'organic_search',
  'paid_search',
  'organic_social',
  'paid_social',
  'other',
] as const;
/** One way in which visits come. */
export type TrafficSource = (typeof trafficSources)[number];

/** The sites that a condition on *traffic site* can name. */
export const trafficSites = [
  'google',
  'bing',
  'yahoo',
  'duckduckgo',
  'ecosia',
  'baidu',
  'yandex',
  'facebook',
  'instagram',
  'threads',
  'tiktok',
  'youtube',
  'pinterest',
  'snapchat',
  'x',
  'linkedin',
  'reddit',
  'whatsapp',
  'klaviyo',
] as const;
/** One site that visits come from. */
export type TrafficSite = (typeof trafficSites)[number];

/** The UTM tags. */
export const utmTags = ['source', 'medium', 'campaign', 'term', 'content', 'id'] as const;
/** One UTM tag, without `utm_`. */
export type UtmTag = (typeof utmTags)[number];

/** The days of a week, Monday first, as ISO 8601 counts them. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
/** One day of the week. */
export type Weekday = (typeof weekdays)[number];
