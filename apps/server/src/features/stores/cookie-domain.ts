/**
 * Some suffixes below which strangers have their shops, from https://publicsuffix.org (read in November 2026): platforms
 * that give shops an address, hosts of what is tried out. The list need not be whole. Browsers refuse a cookie for a public
 * suffix, and the script then keeps it for the page's own host.
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
 * The domain that a store's hosts share, so that one cookie serves all of them: of `shop.example` and `www.shop.example`
 * the former. Nothing where there is but one host, where none share anything, or where they share more than one domain.
 * Addresses by number and names without a dot share nothing.
 */
export function findCookieDomain(origins: readonly string[]): string | undefined {
  const hosts = [...new Set(origins.map((origin) => new URL(origin).hostname))].filter(isName);
  const parents = hosts.flatMap((host, index) =>
    hosts.slice(index + 1).flatMap((other) => findParent(host, other) ?? []),
  );
  const outermost = new Set(
    parents.filter((parent) => !parents.some((other) => parent !== other && isWithin(parent, other))),
  );
  const [domain, ...others] = outermost;
  return others.length === 0 ? domain : undefined;
}

/** Whether a host is this domain or below it. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** The longest domain that two hosts share, if it may be one shop's own. */
function findParent(one: string, other: string): string | undefined {
  const labels = one.split('.');
  const parent = labels.map((_, from) => labels.slice(from).join('.')).find((end) => isWithin(other, end));
  const isOwn =
    parent !== undefined && parent.includes('.') && !shared.has(parent) && !countrySuffix.test(parent);
  return isOwn ? parent : undefined;
}

function isName(host: string): boolean {
  return host.includes('.') && !/^[\d.]+$/.test(host) && !host.startsWith('[');
}
