import { defaultConfig } from './config.ts';

/** What is at the top of this server's addresses: the API, files and pages of the admin. */
export const takenSegments: readonly string[] = [
  'api',
  'assets',
  'favicon.svg',
  'healthz',
  'hooks',
  'index.html',
  'integrations',
  'join',
  'new-store',
  'readyz',
  'stores',
  'strict-csp.js',
];

/** Reads FACET_STOREFRONT_PATH; what is wrong goes to `problems`. */
export function readStorefrontPath(value: string | undefined, problems: string[]): string {
  if (value === undefined) return defaultConfig.storefrontPath;
  const path = value.replace(/\/$/, '');
  if (!/^(\/[\w~-][\w.~-]*)+$/.test(path)) {
    problems.push(
      `FACET_STOREFRONT_PATH is "${value}": it must be a path of letters, digits, ., _, ~ and -, such as /n.`,
    );
    return defaultConfig.storefrontPath;
  }
  const first = path.split('/')[1] ?? '';
  if (takenSegments.includes(first)) {
    problems.push(`FACET_STOREFRONT_PATH is "${value}": /${first} belongs to the admin. Choose another one.`);
  }
  return path;
}
