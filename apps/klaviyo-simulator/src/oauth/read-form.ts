/** The fields of a form body or a query, or the name of one that came twice. */
export type Form =
  | { readonly ok: true; readonly fields: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly repeated: string };

/** Reads parsed form data, in which a repeated name is a list. */
export function readForm(body: unknown): Form {
  const fields = new Map<string, string>();
  if (typeof body !== 'object' || body === null) return { ok: true, fields };
  for (const [name, value] of Object.entries(body)) {
    if (typeof value !== 'string') return { ok: false, repeated: name };
    fields.set(name, value);
  }
  return { ok: true, fields };
}

/** Reads a raw query in the same way. */
export function readQueryForm(rawQuery: string): Form {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    if (fields.has(name)) return { ok: false, repeated: name };
    fields.set(name, value);
  }
  return { ok: true, fields };
}
