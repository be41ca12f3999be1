/**
 * Where the next page begins, from its link. Only the cursor is used, so that no answer can send us elsewhere
 * (contract §1.0).
 */
export function readCursor(next: string | null | undefined): string | undefined {
  if (next === null || next === undefined) return undefined;
  const query = next.indexOf('?');
  if (query === -1) return undefined;
  return new URLSearchParams(next.slice(query + 1)).get('page[cursor]') ?? undefined;
}
