import { createHash } from 'node:crypto';
import { parameterError } from './api-error.ts';

/** Something that can be put in order: by its key, then by its id. */
export interface Keyed {
  readonly key: string | number;
  readonly id: string;
}

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

function compare(a: Keyed, b: Keyed): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
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
 * Cuts one page out of the items. A cursor stands between two items rather than at a number, so that what joins or
 * leaves meanwhile moves nobody from page to page.
 */
export function toPage<T extends Keyed>(
  items: readonly T[],
  request: PageRequest,
): { readonly items: T[]; readonly links: PageLinks } {
  const order = request.descending
    ? (a: Keyed, b: Keyed): number => compare(b, a)
    : (a: Keyed, b: Keyed): number => compare(a, b);
  const sorted = [...items].sort(order);
  const mark = request.cursor === undefined ? undefined : readCursor(request.scope, request.cursor);
  let start = 0;
  if (mark?.direction === 'next') start = sorted.filter((item) => order(item, mark) <= 0).length;
  if (mark?.direction === 'prev')
    start = Math.max(0, sorted.filter((item) => order(item, mark) < 0).length - request.size);
  const page = sorted.slice(start, start + request.size);
  const first = page[0];
  const last = page.at(-1);
  const hasNext = start + request.size < sorted.length;
  return {
    items: page,
    links: {
      self: request.url,
      next: hasNext && last ? withCursor(request.url, toCursor(request.scope, 'next', last)) : null,
      prev: start > 0 && first ? withCursor(request.url, toCursor(request.scope, 'prev', first)) : null,
    },
  };
}
