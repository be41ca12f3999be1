/** A segment of the catalogue, as far as its place in the list depends on it. */
type Listed = { readonly name: string; readonly starred: boolean };

/** Starred ones first, then by name as people sort. */
export function compareSegments(a: Listed, b: Listed): number {
  if (a.starred !== b.starred) return a.starred ? -1 : 1;
  return a.name.localeCompare(b.name, 'en', { numeric: true, sensitivity: 'base' });
}

/** Whether the name holds every word of the search, in any order, letter case aside. */
export function matchesSearch(name: string, search: string): boolean {
  const text = name.toLocaleLowerCase('en');
  return search
    .toLocaleLowerCase('en')
    .split(/\s+/)
    .every((word) => text.includes(word));
}
