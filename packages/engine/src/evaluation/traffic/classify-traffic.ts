import type { Arrival } from '../../decision/circumstances.ts';
import type { TrafficSite, TrafficSource } from '../../definition/choices.ts';
import { hostOf, isAround } from './host-of.ts';
import {
  mailHosts,
  mediumTable,
  type SiteKind,
  type SiteRow,
  toolHosts,
  trafficTable,
} from './traffic-table.ts';

/** Where a visit came from. */
export type Traffic = { readonly source: TrafficSource; readonly site: TrafficSite | undefined };

/**
 * Classifies a visit by its first page. UTM tags come first, since somebody chose their words; then the click ids of
 * advertisements, the referrer, the apps that show shops inside themselves, and at last the click ids that stay on a
 * link wherever it is passed on. `ownHost`: the store's, whose pages, and those around it, refer nobody.
 */
export function classifyTraffic(arrival: Arrival, ownHost: string): Traffic {
  const { parameters, referrer, userAgent } = arrival;
  const has = (names: string | undefined): boolean =>
    names !== undefined && names.split('|').some((name) => first(parameters[name]));
  const referringHost = hostOf(referrer);
  const host = isAround(referringHost, ownHost) ? '' : referringHost;
  const campaign = first(parameters['utm_source']);
  const medium = first(parameters['utm_medium']);
  const isMail = isHost(host, mailHosts);
  const row =
    trafficTable.find(({ names, hosts }) => isWhole(campaign, toNames(names)) || isHost(campaign, hosts)) ??
    trafficTable.find(({ paidClicks }) => has(paidClicks)) ??
    (isMail || isHost(host, toolHosts)
      ? undefined
      : (trafficTable.find(({ hosts }) => isHost(host, hosts)) ??
        trafficTable.find(({ apps }) => apps && new RegExp(apps).test(userAgent)) ??
        trafficTable.find(({ clicks }) => has(clicks))));
  const site = row?.site;
  const isPaid =
    has(row?.paidClicks) || (row && isWhole(campaign, `adwords|(${row.names})${advertisements}`));
  const ofRow = row && (isPaid ? paid : organic)[row.kind];
  if (campaign || medium)
    return { source: classifyCampaign(campaign, medium, row) ?? ofRow ?? 'other', site };
  if (ofRow) return { source: ofRow, site };
  if (!host) return { source: 'direct', site };
  return { source: isMail ? 'email' : 'referral', site };
}

const paid = { search: 'paid_search', social: 'paid_social', email: 'email' } as const satisfies Readonly<
  Record<SiteKind, TrafficSource>
>;
const organic = {
  search: 'organic_search',
  social: 'organic_social',
  email: 'email',
} as const satisfies Readonly<Record<SiteKind, TrafficSource>>;

/** What the words of a campaign say; `undefined` where they leave it to the site. */
function classifyCampaign(
  campaign: string,
  medium: string,
  row: SiteRow | undefined,
): TrafficSource | undefined {
  if (isWhole(medium, mediumTable.sms)) return 'sms';
  if (isWhole(medium, mediumTable.email)) return 'email';
  if (isWhole(medium, mediumTable.other)) return 'other';
  if (isWhole(medium, mediumTable.display)) return row?.kind === 'social' ? 'paid_social' : 'other';
  if (isWhole(medium, mediumTable.paid)) {
    if (/social/.test(medium)) return 'paid_social';
    if (/search/.test(medium)) return 'paid_search';
    return row ? paid[row.kind] : 'other';
  }
  if (isWhole(medium, mediumTable.social)) return 'organic_social';
  if (isWhole(medium, mediumTable.search)) return 'organic_search';
  if (isWhole(medium, mediumTable.referral)) return 'referral';
  if (isWhole(campaign, mediumTable.sms)) return 'sms';
  return isWhole(campaign, mediumTable.email) ? 'email' : undefined;
}

/** Whether a query parameter is one that sites put on links; that it is there is all that it says. */
export function isClickId(name: string): boolean {
  return trafficTable.some(({ clicks, paidClicks }) =>
    [clicks, paidClicks].some((names) => names && isWhole(name, names)),
  );
}

/** What campaigns call a site, and its advertisements. */
function toNames(names: string): string {
  return `(${names})(${advertisements})?`;
}

const advertisements = '[-_ ]?ads?';

function first(values: readonly string[] | undefined): string {
  return values?.[0]?.trim().toLowerCase() ?? '';
}

function isWhole(text: string, alternatives: string): boolean {
  return new RegExp(`^(${alternatives})$`).test(text);
}

function isHost(host: string, alternatives: string): boolean {
  return new RegExp(`(^|\\.)(${alternatives})$`).test(host);
}
