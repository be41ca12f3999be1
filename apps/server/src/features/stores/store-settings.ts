import type { StoreSettings } from '@facet/protocol';
import { findAddress } from './store-address.ts';

/** What holds for a new store, and for what a store that was saved by an older version does not say. */
export const defaultSettings: Omit<StoreSettings, 'currency'> = {
  timeZone: 'UTC',
  origins: [],
  consent: 'not_required',
  hideLimitMs: 300,
  latePolicy: 'apply_now',
  membershipMaxAgeMs: 86_400_000,
  membershipStaleLimitMs: 86_400_000,
  discounts: 'shopify',
  address: null,
  globalPrivacyControl: 'respected',
  relays: [],
  cartDetection: true,
  javascriptConditions: false,
};

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

type Judged = {
  readonly [Name in 'timeZone' | 'origins' | 'address' | 'currency']?: StoreSettings[Name] | undefined;
};

type SettingProblem = { readonly path: string; readonly message: string };

/** Finds what no schema can tell: origins and addresses that are none, time zones and currencies that nobody knows. */
export function findSettingProblems(settings: Judged): readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  for (const [index, origin] of (settings.origins ?? []).entries()) {
    if (findOrigin(origin) === undefined) {
      problems.push({
        path: `origins.${index}`,
        message: 'An origin is a scheme and a host, such as https://shop.example, without a path.',
      });
    }
  }
  if (settings.timeZone !== undefined && !isTimeZone(settings.timeZone)) {
    problems.push({ path: 'timeZone', message: 'This is not a time zone such as Europe/Berlin.' });
  }
  if (settings.currency !== undefined && !currencies.has(settings.currency)) {
    problems.push({ path: 'currency', message: 'This is not a currency such as EUR.' });
  }
  if (typeof settings.address === 'string' && findAddress(settings.address) === undefined) {
    problems.push({
      path: 'address',
      message:
        'An address is a scheme, a host and perhaps a path of letters, digits, ., _, ~ and -, such as https://shop.example/n.',
    });
  }
  return problems;
}

/** The origin as browsers send it, once each: lower case, no slash at the end, no port where it is the usual one. */
export function toOrigins(origins: readonly string[]): string[] {
  return [...new Set(origins.map(findOrigin).filter((origin) => origin !== undefined))];
}

function findOrigin(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  const bare =
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === '';
  return bare ? url.origin : undefined;
}

/** Offsets such as `+02:00` are none: they know no summer, and browsers of 2020 throw on them. */
function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
