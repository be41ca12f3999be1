import type { FieldProblem } from '../../../lib/api/api-error.ts';
import { toWallClockWords } from '../../../lib/format/wall-clock.ts';

/**
 * What is to be filled in, by the last part of the path, by the field of the condition around it, or by the kind of the
 * change around it and the last part.
 */
const missing: Readonly<Record<string, string>> = {
  klaviyo_segment: 'Choose a segment.',
  device: 'Choose at least one device.',
  traffic_source: 'Choose at least one traffic source.',
  traffic_site: 'Choose at least one site.',
  country: 'Choose at least one country.',
  language: 'Choose at least one language.',
  day_of_week: 'Choose at least one day.',
  from: 'Fill in where the range begins.',
  to: 'Fill in where the range ends.',
  javascript: 'Write the JavaScript expression.',
  number: 'Fill in the number.',
  value: 'Fill in the value.',
  name: 'Fill in the name.',
  selector: 'Fill in which element changes, as a CSS selector.',
  styles: 'Write at least one style.',
  url: 'Fill in where to go.',
  code: 'Fill in the discount code.',
  add: 'Fill in at least one class, to add or to take away.',
  html: 'Fill in the HTML.',
  target: 'Fill in where it goes, as a CSS selector.',
  css: 'Write the CSS.',
  json: 'Fill in the value as JSON, such as "wide" or 2.',
  'text.value': 'Fill in the new text.',
  'html.value': 'Fill in the new HTML.',
  'attribute.name': 'Fill in the name of the attribute.',
  'attribute.value': 'Fill in the address.',
  'javascript.code': 'Write the JavaScript.',
  'variable.name': 'Fill in the name of the variable.',
  rows: 'Add at least one row.',
  token: 'Fill in the end of the link.',
  event: 'Choose what visitors do, or type its name.',
};

/** What a problem is about, by the kind of the change around it and the last part of the path, or by that alone. */
const subjects: Readonly<Record<string, string>> = {
  'text.value': 'The new text',
  'html.value': 'The new HTML',
  value: 'The value',
  from: 'The beginning',
  to: 'The end',
  name: 'The name',
  selector: 'The selector',
  styles: 'The styles',
  url: 'The address',
  code: 'The code',
  add: 'The class',
  remove: 'The class',
  html: 'The HTML',
  target: 'The target',
  css: 'The CSS',
  weight: 'The weight',
  variations: 'The list of variations',
  changes: 'The list of changes',
  rows: 'The list of rows',
  audience: 'The audience',
  token: 'The end of the link',
  holdout: 'The holdout',
  allocation: 'The share',
  everyMs: 'The period',
  priority: 'The priority',
  event: 'The event',
  goals: 'The goal',
  measure: 'The measure',
  key: 'The name of the group',
  start: 'The start',
  end: 'The end',
};

/** What can be typed of a number that is kept in another unit. */
const ranges: Readonly<Record<string, string>> = {
  holdout: 'The holdout has to be from 0 to 100 %.',
  allocation: 'The share that takes part has to be from 0 to 100 %.',
  everyMs: 'It can be decided again after a minute at the earliest, and after 366 days at the latest.',
};

/**
 * A problem as a sentence for merchants. The engine's own messages leave out the subject ("is empty; …"), which the
 * path gives; what is merely not filled in yet is asked for instead.
 */
export function toPlainProblem({ path, message }: FieldProblem, definition: unknown): FieldProblem {
  const keys = path.split('.');
  const key = keys.at(-1) ?? '';
  const value = findAt(definition, keys);
  if (Number.isNaN(value)) return { path, message: findOwn(missing, toNumberKey(key)) ?? message };
  const ofKind = `${String(findAt(definition, [...keys.slice(0, -1), 'kind']))}.${key}`;
  if (isEmpty(value)) {
    const asked = [findField(definition, keys) ?? '', ofKind, key].flatMap(
      (name) => findOwn(missing, name) ?? [],
    )[0];
    if (asked !== undefined) return { path, message: asked };
  }
  // The server's own messages are whole sentences already.
  if (/^[A-Z“]/.test(message)) return { path, message };
  const range = typeof value === 'number' ? findOwn(ranges, key) : undefined;
  if (range !== undefined) return { path, message: range };
  const own = findOwn(subjects, isIndex(key) ? (keys.at(-2) ?? '') : key);
  const subject = findOwn(subjects, ofKind) ?? own ?? 'This';
  const told = message.replaceAll(/"?(\d{4}-\d\d-\d\dT\d\d:\d\d)"?/g, (_, time: string) =>
    toWallClockWords(time),
  );
  return { path, message: `${subject} ${told}${told.endsWith('.') ? '' : '.'}` };
}

/** Where a path points, as the editor shows it: "Row 2, group 1, condition 2"; empty where the tab says enough. */
export function toPlaceWords(path: string, definition: unknown): string {
  const all = path.split('.');
  // What is inside a value has names of its own.
  const keys = all.includes('value') ? all.slice(0, all.indexOf('value')) : all;
  const words: string[] = [];
  for (const [index, key] of keys.entries()) {
    const number = Number(keys[index + 1]) + 1;
    if (Number.isNaN(number)) continue;
    const name = findOwn(placeNames, key);
    if (name === undefined) continue;
    const called =
      key === 'variations' ? findAt(definition, [...keys.slice(0, index + 2), 'name']) : undefined;
    words.push(typeof called === 'string' && called !== '' ? `“${called}”` : `${name} ${number}`);
  }
  const text = words.join(', ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const placeNames: Readonly<Record<string, string>> = {
  variations: 'variation',
  changes: 'change',
  rows: 'row',
  goals: 'goal',
  and: 'group',
  or: 'condition',
};

/** What the condition around a value is about, where that says more than "value". */
function findField(definition: unknown, keys: readonly string[]): string | undefined {
  if (!keys.includes('value')) return undefined;
  const field = findAt(definition, [...keys.slice(0, keys.indexOf('value')), 'field']);
  return typeof field === 'string' ? field : undefined;
}

/** Paths lead into values whose names are anybody's, such as `constructor`. */
function findOwn(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

function isIndex(key: string): boolean {
  return /^\d+$/.test(key);
}

/** A number that is not filled in stands for itself; in a list it marks what is not JSON yet. */
function toNumberKey(key: string): string {
  if (isIndex(key)) return 'json';
  return key === 'value' ? 'number' : key;
}

function findAt(value: unknown, keys: readonly string[]): unknown {
  let here = value;
  for (const key of keys) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Object.getOwnPropertyDescriptor(here, key)?.value;
  }
  return here;
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
