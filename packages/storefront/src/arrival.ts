import { type Arrival, type DecisionContext, hostOf, isAround, isClickId, type Page } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import { toPage } from './page.ts';
import type { Record } from './record.ts';
import type { Tab } from './tab.ts';

const tags = /^(utm_(source|medium|campaign|term|content|id)|facet_link)$/;

/** How a visit began, as it is kept: without the browser's user agent, which any page can tell. */
export type KeptArrival = Omit<Arrival, 'userAgent'>;

/**
 * How a visit began that began on this page: campaign tags, a personalization's own link, and which click ids. Nothing
 * else of the address is kept, `_kx` least of all, and the path only where an experience goes by it: it may be the way
 * to an account. Of the referrer its origin, since its query may hold anything.
 */
export function toArrival({ path, parameters }: Page, referrer: string, keepsPath: boolean): KeptArrival {
  const kept = Object.entries(parameters).flatMap(([name, values]): [string, readonly string[]][] => {
    if (tags.test(name)) return [[name, values]];
    return isClickId(name) && values.some(Boolean) ? [[name, ['1']]] : [];
  });
  return {
    path: keepsPath ? path : '',
    parameters: Object.fromEntries(kept),
    referrer: referrer.split('/', 3).join('/'),
  };
}

/**
 * Whether a page begins another visit than the one before: somebody came from another site than the shop and those
 * around it, or by a link with tags. The same tags within the shop are those of a redirect, or of links that carry them
 * along.
 */
export function isNewVisit(
  { parameters, referrer }: KeptArrival,
  before: KeptArrival,
  host: string,
): boolean {
  const from = hostOf(referrer);
  const isTagged = Object.keys(parameters).some((name) => tags.test(name));
  return (
    (from !== '' && !isAround(from, hostOf(`https://${host}`))) ||
    (isTagged && JSON.stringify(parameters) !== JSON.stringify(before.parameters))
  );
}

/** Keeps how the visit began for its later pages. A page that is only shown again begins nothing. */
export function keepArrival(tab: Record<Tab>, { experiences }: StoreConfiguration): void {
  const keepsPath = JSON.stringify(experiences).includes('"landing_page"');
  const arrival = toArrival(toPage(location), document.referrer, keepsPath);
  const { arrival: before } = tab.read();
  const isShownAgain = performance
    .getEntriesByType('navigation')
    .some((entry) => 'type' in entry && entry.type !== 'navigate');
  if (!before || (!isShownAgain && isNewVisit(arrival, before, location.host)))
    tab.update(() => ({ arrival }));
}

/** How the visit began, as decisions take it. */
export function findArrival(tab: Record<Tab>): Pick<DecisionContext, 'arrival'> {
  const { arrival } = tab.read();
  return arrival ? { arrival: { ...arrival, userAgent: navigator.userAgent } } : {};
}
