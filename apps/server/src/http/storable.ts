/** Where a value holds text that no database keeps: dotted paths, about `most` of them. */
export function listUnstorable(value: unknown, most = Infinity): readonly string[] {
  const found: string[] = [];
  const open: { readonly path: readonly string[]; readonly value: unknown }[] = [{ path: [], value }];
  // A list instead of calls that nest: what is judged may be nested as deep as a body is long.
  for (let next = open.pop(); next !== undefined && found.length < most; next = open.pop()) {
    const { path, value: each } = next;
    if (typeof each === 'string' && !isStorable(each)) found.push(path.join('.'));
    if (typeof each !== 'object' || each === null) continue;
    for (const [key, inner] of Object.entries(each)) {
      if (isStorable(key)) open.push({ path: [...path.slice(-8), key], value: inner });
      else found.push(path.join('.'));
    }
  }
  return found;
}

/** PostgreSQL keeps no U+0000, and no half of a surrogate pair is a character. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
