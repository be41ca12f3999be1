import type { TrafficSite } from '../../definition/choices.ts';

/** What a site is for people who come from it. */
export type SiteKind = 'search' | 'social' | 'email';

/**
 * The sites that visits come from. `site`: how conditions call it; missing where they have no name for it. `names`: what
 * campaigns call it in `utm_source`; those of its advertisements end in `ads`. `hosts`: whole hosts and their subdomains,
 * and the names of Android's apps. `apps`: how its own browsers sign the user agent. `clicks`: the query parameters that
 * it puts on links; those in `paidClicks` stand on advertisements alone.
 */
export type SiteRow = {
  readonly site?: TrafficSite;
  readonly kind: SiteKind;
  readonly names: string;
  readonly hosts: string;
  readonly apps?: string;
  readonly clicks?: string;
  readonly paidClicks?: string;
};

/** One row a site; each cell is the alternatives of a regular expression. The first row that fits is taken. */
export const trafficTable: readonly SiteRow[] = [
  {
    site: 'klaviyo',
    kind: 'email',
    names: 'klaviyo',
    hosts: 'klaviyomail\\.com|kmail-lists\\.com|klclick\\d?\\.com',
  },
  {
    site: 'google',
    kind: 'search',
    names: 'google|adwords',
    hosts: 'google(\\.[a-z]{2,3})+|com\\.google\\.android\\.googlequicksearchbox',
    apps: 'GSA/',
    paidClicks: 'gclid|gbraid|wbraid',
  },
  { site: 'bing', kind: 'search', names: 'bing|microsoft', hosts: 'bing\\.com', paidClicks: 'msclkid' },
  { site: 'yahoo', kind: 'search', names: 'yahoo', hosts: 'search\\.yahoo\\.(com|co\\.jp)' },
  { site: 'duckduckgo', kind: 'search', names: 'duckduckgo', hosts: 'duckduckgo\\.com' },
  { site: 'ecosia', kind: 'search', names: 'ecosia', hosts: 'ecosia\\.org' },
  { site: 'baidu', kind: 'search', names: 'baidu', hosts: 'baidu\\.com' },
  { site: 'yandex', kind: 'search', names: 'yandex', hosts: 'yandex\\.[a-z.]+|ya\\.ru', paidClicks: 'yclid' },
  {
    site: 'instagram',
    kind: 'social',
    names: 'instagram|ig',
    hosts: 'instagram\\.com|com\\.instagram\\.android',
    apps: 'Instagram',
    clicks: 'igsh|igshid',
  },
  { site: 'threads', kind: 'social', names: 'threads', hosts: 'threads\\.(net|com)', apps: 'Barcelona' },
  {
    site: 'facebook',
    kind: 'social',
    names: 'facebook|fb|meta',
    hosts: 'facebook\\.com|fb\\.(com|me)|messenger\\.com|com\\.facebook\\.(katana|orca|lite)',
    apps: 'FBAN|FBAV|FB_IAB',
    clicks: 'fbclid',
  },
  {
    site: 'tiktok',
    kind: 'social',
    names: 'tiktok',
    hosts: 'tiktok\\.com|com\\.zhiliaoapp\\.musically|com\\.ss\\.android\\.ugc\\.trill',
    apps: 'musical_ly|BytedanceWebview|TikTok',
    paidClicks: 'ttclid',
  },
  {
    site: 'youtube',
    kind: 'social',
    names: 'youtube|yt',
    hosts: 'youtube\\.com|youtu\\.be|com\\.google\\.android\\.youtube',
  },
  {
    site: 'pinterest',
    kind: 'social',
    names: 'pinterest',
    hosts: 'pinterest\\.[a-z.]+|pin\\.it|com\\.pinterest',
    apps: 'Pinterest',
    clicks: 'epik',
  },
  {
    site: 'snapchat',
    kind: 'social',
    names: 'snapchat|snap',
    hosts: 'snapchat\\.com|com\\.snapchat\\.android',
    apps: 'Snapchat',
    paidClicks: 'ScCid',
  },
  {
    site: 'x',
    kind: 'social',
    names: 'x|twitter|x\\.com',
    hosts: 'x\\.com|twitter\\.com|t\\.co|com\\.twitter\\.android',
    apps: 'Twitter',
    paidClicks: 'twclid',
  },
  {
    site: 'linkedin',
    kind: 'social',
    names: 'linkedin',
    hosts: 'linkedin\\.com|lnkd\\.in|com\\.linkedin\\.android',
    apps: 'LinkedInApp',
    paidClicks: 'li_fat_id',
  },
  {
    site: 'reddit',
    kind: 'social',
    names: 'reddit',
    hosts: 'reddit\\.com|com\\.reddit\\.frontpage',
    paidClicks: 'rdt_cid',
  },
  {
    site: 'whatsapp',
    kind: 'social',
    names: 'whatsapp',
    hosts: 'whatsapp\\.com|wa\\.me|com\\.whatsapp',
    apps: 'WhatsApp',
  },
  {
    kind: 'search',
    names: 'brave|startpage|qwant|naver|seznam',
    hosts:
      'search\\.brave\\.com|startpage\\.com|qwant\\.com|naver\\.com|search\\.seznam\\.cz|search\\.aol\\.com',
  },
  {
    kind: 'social',
    names: 'telegram|bluesky|bsky|tumblr|discord|vk',
    hosts: 't\\.me|org\\.telegram\\.messenger|bsky\\.app|tumblr\\.com|discord\\.com|vk\\.com',
  },
];

/** Hosts of mailboxes read in the browser or in an app: a link in a letter, whoever wrote it. */
export const mailHosts =
  '(web)?mail\\d*\\.[a-z\\d.-]+|outlook\\.(live|office|office365)\\.com|outlook\\.cloud\\.microsoft|deref-[a-z]+\\.(net|com|de)|com\\.google\\.android\\.gm|com\\.microsoft\\.office\\.outlook';

/** Hosts of search sites on which nobody searches. */
export const toolHosts =
  '(accounts|calendar|chat|classroom|docs|drive|groups|keep|meet|pay|sites|translate)\\.google\\.com';

/** What `utm_medium` says, in the words in use; each cell is the alternatives of a regular expression. */
export const mediumTable = {
  email: 'e-?mail|e[ _]mail|newsletter|flow',
  sms: 'sms|mms|text|text[-_ ]?message',
  other: '((web|mobile|app)[-_ ]?)?push([-_ ]?notification)?|affiliates?',
  /** Seen beside what people read: on a social site it is its own, elsewhere no search. */
  display: 'cpm|display|banner|interstitial|programmatic',
  paid: '.*cp[acmv].*|.*ppc.*|.*paid.*|retargeting|remarketing|ads?',
  social: 'social|organic[-_ ]?social|social[-_ ](network|media)|socialmedia|sm',
  search: 'organic|organic[-_ ]?search|seo',
  referral: 'referral|link|partner',
} as const;
