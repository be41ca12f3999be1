/**
 * Some suffixes below which strangers have their shops, from https://publicsuffix.org (read in November 2026): platforms
 * that give shops an address, hosts of what is tried out. The list is not whole. Where several hosts of a store are below
 * a suffix that is missing here, browsers refuse the cookie, and nobody sets another for the page's own host: visitors are
 * then known by what the script keeps besides.
 */
const shared: ReadonlySet<string> = new Set([
  'myshopify.com',
  'myshopline.com',
  'mybigcommerce.com',
  'bigcartel.com',
  'wixsite.com',
  'webflow.io',
  'wpengine.com',
  'github.io',
  'gitlab.io',
  'netlify.app',
  'vercel.app',
  'pages.dev',
  'workers.dev',
  'web.app',
  'firebaseapp.com',
  'herokuapp.com',
  'onrender.com',
  'fly.dev',
  'azurewebsites.net',
  'cloudfront.net',
  'trycloudflare.com',
  'ngrok.app',
  'ngrok-free.app',
]);

/** Second levels under which countries give out names, as in `co.uk`, `com.au` and `or.jp`. */
const countrySuffix = /^(ac|co|com|edu|gob|gov|gv|me|ne|net|or|org)\.[a-z]{2}$/;

/**
 * The domain that all of a store's hosts share, so that one cookie serves all of them: of `shop.example` and
 * `www.shop.example` the former. Nothing where there is but one host, or where one is outside: browsers would refuse the
 * cookie there. Addresses by number and names without a dot share nothing.
 */
export function findCookieDomain(origins: readonly string[]): string | undefined {
  const [first, ...others] = new Set(origins.map((origin) => new URL(origin).hostname));
  if (others.length === 0) return undefined;
  return others.reduce<string | undefined>(
    (domain, host) => (domain === undefined ? undefined : findSharedDomain(domain, host)),
    first,
  );
}

/** Whether a host is this domain or below it. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** The longest domain that two hosts share, if it may be one shop's own. */
export function findSharedDomain(one: string, other: string): string | undefined {
  if (!isName(one) || !isName(other)) return undefined;
  const labels = one.split('.');
  const parent = labels.map((_, from) => labels.slice(from).join('.')).find((end) => isWithin(other, end));
  const isOwn =
    parent !== undefined && parent.includes('.') && !shared.has(parent) && !countrySuffix.test(parent);
  return isOwn ? parent : undefined;
}

function isName(host: string): boolean {
  return host.includes('.') && !/^[\d.]+$/.test(host) && !host.startsWith('[');
}
