import type { Device, TrafficSite, TrafficSource, UtmTag, Weekday } from '@facet/engine';

/** What people call the kinds of device. */
export const deviceLabels: Readonly<Record<Device, string>> = {
  desktop: 'Computer',
  mobile: 'Phone',
  tablet: 'Tablet',
};

/** What marketers call the ways in which visits come. */
export const trafficSourceLabels: Readonly<Record<TrafficSource, string>> = {
  direct: 'Direct',
  email: 'Email',
  sms: 'SMS',
  referral: 'Referral',
  organic_search: 'Organic search',
  paid_search: 'Paid search',
  organic_social: 'Organic social',
  paid_social: 'Paid social',
  other: 'Other campaign',
};

/** The sites that visits come from, as they write themselves. */
export const trafficSiteLabels: Readonly<Record<TrafficSite, string>> = {
  google: 'Google',
  bing: 'Bing',
  yahoo: 'Yahoo',
  duckduckgo: 'DuckDuckGo',
  ecosia: 'Ecosia',
  baidu: 'Baidu',
  yandex: 'Yandex',
  facebook: 'Facebook',
  instagram: 'Instagram',
  threads: 'Threads',
  tiktok: 'TikTok',
  youtube: 'YouTube',
  pinterest: 'Pinterest',
  snapchat: 'Snapchat',
  x: 'X',
  linkedin: 'LinkedIn',
  reddit: 'Reddit',
  whatsapp: 'WhatsApp',
  klaviyo: 'Klaviyo',
};

/** The UTM tags as addresses carry them. */
export const utmTagLabels: Readonly<Record<UtmTag, string>> = {
  source: 'utm_source',
  medium: 'utm_medium',
  campaign: 'utm_campaign',
  term: 'utm_term',
  content: 'utm_content',
  id: 'utm_id',
};

/** The days of the week. */
export const weekdayLabels: Readonly<Record<Weekday, string>> = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
};
