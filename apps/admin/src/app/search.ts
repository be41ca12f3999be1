/** The page of a list that the address names; the first one needs no name. */
export function findPage(search: Record<string, unknown>): { page?: number } {
  const page = Number(search['page']);
  return Number.isSafeInteger(page) && page > 1 && page < 1_000_000 ? { page } : {};
}

/** One text of the address's search part, where it is there. */
export function findText(search: Record<string, unknown>, name: string): string | undefined {
  const value = search[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Leaves out what is not there, so that it does not show in the address. */
export function present<Value extends Record<string, string | undefined>>(value: Value): Present<Value> {
  const result: Present<Value> = {};
  for (const name in value) {
    const text = value[name];
    if (text !== undefined) result[name] = text;
  }
  return result;
}

type Present<Value> = { [Name in keyof Value]?: string };
