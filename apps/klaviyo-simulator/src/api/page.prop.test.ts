import { assert, constantFrom, integer, property, record, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { compareKeyed, type Keyed } from '../world/keyed.ts';
import { type PageRequest, toPage } from './page.ts';

const url = 'http://klaviyo.test/api/things';

/** Filtered and sorted items cut at the place after or before a mark: what a page is, in the plainest way. */
function cutPlainly(items: readonly Keyed[], size: number, start: number): Keyed[] {
  return items.slice(Math.max(0, start), Math.max(0, start) + size);
}

function cursorOf(link: string | null): string | undefined {
  return link === null ? undefined : (new URL(link).searchParams.get('page[cursor]') ?? undefined);
}

const things = uniqueArray(
  record({ key: integer({ min: 0, max: 9 }), id: constantFrom('a', 'b', 'c', 'd', 'e', 'f') }),
  {
    selector: ({ key, id }) => `${key}${id}`,
  },
);
const asked = record({
  all: things,
  size: integer({ min: 1, max: 5 }),
  descending: constantFrom(true, false),
  divisor: integer({ min: 1, max: 4 }),
});

test('pages are what filtering, sorting and cutting would give, forth and back', () => {
  assert(
    property(asked, ({ all, size, descending, divisor }) => {
      const sorted = [...all].sort(compareKeyed);
      const passes = ({ key }: Keyed): boolean => Number(key) % divisor === 0;
      const wanted = sorted.filter(passes);
      if (descending) wanted.reverse();
      const ask = (cursor: string | undefined): ReturnType<typeof toPage> => {
        const request: PageRequest = { url, size, cursor, descending, scope: 'things' };
        return toPage(sorted, request, passes);
      };

      let page = ask(undefined);
      let start = 0;
      const isRight = (): void => {
        expect(page.items).toEqual(cutPlainly(wanted, size, start));
        expect(page.links.next !== null).toBe(start + size < wanted.length);
        expect(page.links.prev !== null).toBe(start > 0 && wanted.length > 0);
      };
      isRight();
      while (page.links.next !== null) {
        start += size;
        page = ask(cursorOf(page.links.next));
        isRight();
      }
      while (page.links.prev !== null) {
        start = Math.max(0, start - size);
        page = ask(cursorOf(page.links.prev));
        isRight();
      }
      expect(start).toBe(0);
    }),
  );
});
