import type { NameOf } from '../../lib/audience/phrase.ts';
import { toWallClockWords } from '../../lib/format/wall-clock.ts';
import type { Difference } from './difference.ts';
import { findExpressionWords } from './expression-words.ts';

const labels: Readonly<Record<string, string>> = {
  origins: 'Addresses of the store',
  hideLimitMs: 'Longest time to hide what may change',
  latePolicy: 'When Klaviyo’s answer comes late',
  membershipMaxAgeMs: 'How long segments are remembered',
  membershipStaleLimitMs: 'How old an answer may be while Klaviyo does not answer',
  discounts: 'Discount codes',
  address: 'Address of Facet on this store',
  globalPrivacyControl: 'Global Privacy Control',
  relays: 'Told which variation a visitor sees',
  cartDetection: 'Notice what is put into the cart',
  method: 'Connected by',
  scopes: 'Allowed to',
  javascriptConditions: 'JavaScript expressions in audiences',
  email: 'E-mail',
  expiresAt: 'Until',
  publicKey: 'Public key',
  part: 'What',
  type: 'Kind',
  when: 'Who',
  expression: 'Who',
  allocation: 'Traffic',
  otherwise: 'Everybody else',
  mode: 'How long it lasts',
  everyMs: 'Decided again every',
  group: 'Exclusion group',
  key: 'Name',
  start: 'From',
  end: 'Until',
  counted: 'Counted in results',
  html: 'HTML',
  css: 'CSS',
  url: 'Address',
};

/** Steps that people need not read: what lies below them says where it is by itself. */
const silent = new Set(['settings', 'definition']);

/** Shares of one, told in percent. */
const shares = new Set(['allocation', 'holdout']);

/** Where something changed, in words: `Variations › Bold › Weight`. */
export function toPlaceWords({ path }: Difference): string {
  const steps = path.filter((step) => !silent.has(step)).map(toLabel);
  return steps.length === 0 ? 'All of it' : steps.join(' › ');
}

/** One side of a difference in words, on one line. */
export function toValueWords(value: unknown, path: readonly string[], nameOf: NameOf = String): string {
  const name = path.at(-1) ?? '';
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') {
    if (name.endsWith('Ms')) return toSpan(value);
    return shares.has(name) ? `${Math.round(value * 1000) / 10} %` : value.toLocaleString('en');
  }
  if (typeof value === 'string') return toTextWords(value, name);
  if (Array.isArray(value)) return toListWords(value, path, nameOf);
  return (
    findExpressionWords(value, name, nameOf) ??
    findRowWords(value, nameOf) ??
    (name === 'action' || name === 'otherwise' ? findActionWords(value) : undefined) ??
    toItemWords(value, path, nameOf)
  );
}

function toLabel(step: string): string {
  const known = labels[step];
  if (known !== undefined) return known;
  // Names that people gave are left as they are; ours are written in one word.
  if (!/^[a-z][a-zA-Z]*$/.test(step)) return step;
  const words = step.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const methods: Readonly<Record<string, string>> = {
  oauth: 'signing in with Klaviyo',
  private_key: 'private key',
};

/** Words of our own lists are written with underscores; a name that a person gave is left alone. */
function toTextWords(text: string, name: string): string {
  if (name === 'method') return methods[text] ?? text;
  if (name === 'name') return `“${text}”`;
  if (name === 'start' || name === 'end') return toWallClockWords(text);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return instant.format(new Date(text));
  return /^[a-z]+(_[a-z]+)*$/.test(text) ? text.replaceAll('_', ' ') : text;
}

const instant = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

function toListWords(list: readonly unknown[], path: readonly string[], nameOf: NameOf): string {
  return list.length === 0 ? 'none' : list.map((item) => toValueWords(item, path, nameOf)).join(', ');
}

/** What a whole thing is called, or that there is one. */
function toItemWords(value: object, path: readonly string[], nameOf: NameOf): string {
  const name = 'name' in value ? value.name : undefined;
  if (typeof name === 'string' && name !== '') return `“${name}”`;
  return findTypeWords(value) ?? toSummary(value, path, nameOf);
}

const actions: Readonly<Record<string, string>> = {
  split: 'split by the weights',
  assign: 'given one variation',
  exclude: 'excluded for good',
  leave: 'shown the original',
};

/** A row of an audience in a sentence each for who, what and whether it counts. */
function findRowWords(value: object, nameOf: NameOf): string | undefined {
  if (!('when' in value && isObject(value.when) && 'action' in value && isObject(value.action)))
    return undefined;
  const who = findExpressionWords(value.when, 'when', nameOf);
  const action = findActionWords(value.action);
  if (who === undefined || action === undefined) return undefined;
  const counted = 'counted' in value && value.counted === false ? ', and not counted' : '';
  return `${who} They are ${action}${counted}.`;
}

function findActionWords(value: object): string | undefined {
  return 'type' in value ? actions[String(value.type)] : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function findTypeWords(value: object): string | undefined {
  const word = 'type' in value ? value.type : 'kind' in value ? value.kind : undefined;
  return typeof word === 'string' ? word.replaceAll('_', ' ') : undefined;
}

function toSummary(value: object, path: readonly string[], nameOf: NameOf): string {
  // What it is called inside says nothing to people.
  const told = Object.entries(value).filter(([name]) => name !== 'id');
  const parts = told.map(
    ([name, part]) =>
      `${toLabel(name).toLowerCase()}: ${toValueWords(part, [...path, name], nameOf).replace(/\.$/, '')}`,
  );
  return parts.length === 0 ? 'nothing' : parts.join('; ');
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

function toSpan(spanMs: number): string {
  for (const [unit, length] of units) {
    if (spanMs >= length && spanMs % length === 0) {
      const count = spanMs / length;
      return `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`;
    }
  }
  return `${spanMs.toLocaleString('en')} ms`;
}
