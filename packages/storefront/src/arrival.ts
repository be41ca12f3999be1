import type { Arrival, DecisionContext, Page } from '@facet/engine';
import { toPage } from './page.ts';
import type { Record } from './record.ts';
import type { Tab } from './tab.ts';

/**
 * What addresses say of where a visit came from: campaign tags, a personalization's own link, and the click ids of the
 * engine's table of sites. Nothing else of an address is kept, `_kx` least of all.
 */
const telling =
  /^(utm_\w+|facet_link|epik|fbclid|gbraid|gclid|igsh|igshid|li_fat_id|msclkid|rdt_cid|ScCid|ttclid|twclid|wbraid|yclid)$/;

/** How a visit began that began on this page. Of the referrer its origin, since its query may hold anything. */
export function toArrival({ path, parameters }: Page, referrer: string, userAgent: string): Arrival {
  return {
    path,
    parameters: Object.fromEntries(Object.entries(parameters).filter(([name]) => telling.test(name))),
    referrer: referrer.split('/', 3).join('/'),
    userAgent,
  };
}

/**
 * Whether a page begins another visit than the one before: somebody came from another site, or by a link with tags.
 * The same tags within the shop are those of a redirect, or of links that carry them along.
 */
export function isNewVisit({ parameters, referrer }: Arrival, before: Arrival, host: string): boolean {
  const [, , from = host] = referrer.split('/');
  const isTagged = Object.keys(parameters).some((name) => /^(utm|facet)_/.test(name));
  return from !== host || (isTagged && JSON.stringify(parameters) !== JSON.stringify(before.parameters));
}

/** Keeps how the visit began for its later pages. A page that is only shown again begins nothing. */
export function keepArrival(tab: Record<Tab>): void {
  const arrival = toArrival(toPage(location), document.referrer, navigator.userAgent);
  const { arrival: before } = tab.get();
  const isShownAgain = performance
    .getEntriesByType('navigation')
    .some((entry) => 'type' in entry && entry.type !== 'navigate');
  if (!before || (!isShownAgain && isNewVisit(arrival, before, location.host)))
    tab.update(() => ({ arrival }));
}

/** How the visit began, as decisions take it. */
export function findArrival(tab: Record<Tab>): Pick<DecisionContext, 'arrival'> {
  const { arrival } = tab.get();
  return arrival ? { arrival } : {};
}
