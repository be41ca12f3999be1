/** The page of a list that the address names; the first one needs no name. */
export function findPage(search: Record<string, unknown>): { page?: number } {
  const page = Number(search['page']);
  return Number.isSafeInteger(page) && page > 1 && page < 1_000_000 ? { page } : {};
}

/** These texts of the address's search part; those that are not there do not show in the address either. */
export function findTexts<Name extends string>(
  search: Record<string, unknown>,
  ...names: readonly Name[]
): { [Each in Name]?: string } {
  const found: { [Each in Name]?: string } = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') found[name] = value;
  }
  return found;
}
