import { createHash } from 'node:crypto';
import { compareKeyed, countBefore, type Keyed } from '../world/keyed.ts';
import { parameterError } from './api-error.ts';

export interface PageRequest {
  /** Absolute address of this request, as the caller wrote it. */
  readonly url: string;
  readonly size: number;
  readonly cursor: string | undefined;
  readonly descending: boolean;
  /** What the cursor belongs to: operation, path, filter and sort. */
  readonly scope: string;
}

export interface PageLinks {
  readonly self: string;
  readonly next: string | null;
  readonly prev: string | null;
}

interface Mark extends Keyed {
  readonly direction: 'next' | 'prev';
}

function sign(scope: string, payload: string): string {
  return createHash('sha256').update(`${scope}\n${payload}`).digest('base64url').slice(0, 12);
}

function toCursor(scope: string, direction: Mark['direction'], { key, id }: Keyed): string {
  const payload = JSON.stringify([direction, key, id]);
  return Buffer.from(`${sign(scope, payload)}${payload}`).toString('base64url');
}

function isMark(value: unknown): value is [Mark['direction'], string | number, string] {
  return Array.isArray(value) && value.length === 3;
}

function readCursor(scope: string, cursor: string): Mark {
  const text = Buffer.from(cursor, 'base64url').toString();
  const payload = text.slice(12);
  if (sign(scope, payload) !== text.slice(0, 12))
    throw parameterError('page[cursor]', 'Invalid cursor provided.');
  const mark: unknown = JSON.parse(payload);
  if (!isMark(mark)) throw parameterError('page[cursor]', 'Invalid cursor provided.');
  const [direction, key, id] = mark;
  return { direction, key, id };
}

function withCursor(url: string, cursor: string): string {
  const link = new URL(url);
  link.searchParams.set('page[cursor]', cursor);
  return link.href;
}

/**
 * Cuts one page out of the items that pass. A cursor stands between two items rather than at a number, so that what
 * joins or leaves meanwhile moves nobody from page to page. The items come in ascending order and are looked at from
 * the cursor on only as far as the page needs, so that reading all of them page by page costs no more than once each.
 */
export function toPage<T extends Keyed>(
  sorted: readonly T[],
  request: PageRequest,
  passes: (item: T) => boolean = () => true,
): { readonly items: T[]; readonly links: PageLinks } {
  const { url, size, descending, scope } = request;
  const itemAt = (place: number): T | undefined => sorted[descending ? sorted.length - 1 - place : place];
  const passesAt = (place: number): boolean => {
    const item = itemAt(place);
    return item !== undefined && passes(item);
  };
  const countUpTo = (mark: Keyed, isBefore: (order: number) => boolean): number =>
    countBefore(sorted.length, (place) => {
      const item = itemAt(place);
      return item !== undefined && isBefore(descending ? compareKeyed(mark, item) : compareKeyed(item, mark));
    });

  const mark = request.cursor === undefined ? undefined : readCursor(scope, request.cursor);
  let start = 0;
  if (mark?.direction === 'next') start = countUpTo(mark, (order) => order <= 0);
  if (mark?.direction === 'prev') {
    start = countUpTo(mark, (order) => order < 0);
    for (let found = 0; start > 0 && found < size; start -= 1) if (passesAt(start - 1)) found += 1;
  }
  const items: T[] = [];
  let end = start;
  for (; end < sorted.length && items.length < size; end += 1) {
    const item = itemAt(end);
    if (item !== undefined && passes(item)) items.push(item);
  }
  while (end < sorted.length && !passesAt(end)) end += 1;
  while (start > 0 && !passesAt(start - 1)) start -= 1;
  const first = items[0];
  const last = items.at(-1);
  return {
    items,
    links: {
      self: url,
      next: end < sorted.length && last ? withCursor(url, toCursor(scope, 'next', last)) : null,
      prev: start > 0 && first ? withCursor(url, toCursor(scope, 'prev', first)) : null,
    },
  };
}
