import type { FieldProblem } from '../../../lib/api/api-error.ts';

/** What is to be filled in, by the last part of the path; `klaviyo_segment` and `device` by what stands around it. */
const missing: Readonly<Record<string, string>> = {
  klaviyo_segment: 'Choose a segment.',
  device: 'Choose at least one device.',
  value: 'Fill in the value.',
  name: 'Fill in the name.',
  selector: 'Fill in which element changes, as a CSS selector.',
  styles: 'Write at least one style.',
  url: 'Fill in where to go.',
  code: 'Fill in the discount code.',
  rows: 'Add at least one row.',
};

const subjects: Readonly<Record<string, string>> = {
  value: 'The value',
  name: 'The name',
  selector: 'The selector',
  styles: 'The styles',
  url: 'The address',
  code: 'The code',
  weight: 'The weight',
  variations: 'The list of variations',
  changes: 'The list of changes',
  rows: 'The list of rows',
  holdout: 'The holdout',
  allocation: 'The share',
  everyMs: 'The period',
};

/**
 * A problem as a sentence for merchants. The engine's own messages leave out the subject ("is empty; …"), which the
 * path gives; what is merely not filled in yet is asked for instead.
 */
export function toPlainProblem({ path, message }: FieldProblem, definition: unknown): FieldProblem {
  const keys = path.split('.');
  const key = keys.at(-1) ?? '';
  if (isEmpty(findAt(definition, keys))) {
    const asked = missing[findField(definition, keys) ?? ''] ?? missing[key];
    if (asked !== undefined) return { path, message: asked };
  }
  // The server's own messages are whole sentences already.
  if (/^[A-Z“]/.test(message)) return { path, message };
  const subject = subjects[/^\d+$/.test(key) ? (keys.at(-2) ?? '') : key] ?? 'This';
  return { path, message: `${subject} ${message}${message.endsWith('.') ? '' : '.'}` };
}

/** Where a path points, as the editor shows it: "Row 2, group 1, condition 2"; empty where the tab says enough. */
export function toPlaceWords(path: string, definition: unknown): string {
  const keys = path.split('.');
  const words: string[] = [];
  for (const [index, key] of keys.entries()) {
    const number = Number(keys[index + 1]) + 1;
    if (Number.isNaN(number)) continue;
    const name = placeNames[key];
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
  and: 'group',
  or: 'condition',
};

/** What the condition around a value is about, where that says more than "value". */
function findField(definition: unknown, keys: readonly string[]): string | undefined {
  if (!keys.includes('value')) return undefined;
  const field = findAt(definition, [...keys.slice(0, keys.indexOf('value')), 'field']);
  return typeof field === 'string' ? field : undefined;
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
