/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** An object of JSON. */
export type JsonObject = { readonly [name: string]: Json };

/** Follows names and indexes into JSON. Throws an error that says where nothing was. */
export function getAt(value: Json, ...path: readonly (string | number)[]): Json {
  let here = value;
  for (const [depth, key] of path.entries()) {
    const next = step(here, key);
    if (next === undefined) throw new Error(`There is nothing at ${path.slice(0, depth + 1).join('.')}.`);
    here = next;
  }
  return here;
}

/** Text at a place in JSON. */
export function getText(value: Json, ...path: readonly (string | number)[]): string {
  const found = getAt(value, ...path);
  if (typeof found !== 'string') throw new Error(`There is no text at ${path.join('.')}.`);
  return found;
}

/** A list at a place in JSON. */
export function getList(value: Json, ...path: readonly (string | number)[]): readonly Json[] {
  const found = getAt(value, ...path);
  if (!isList(found)) throw new Error(`There is no list at ${path.join('.')}.`);
  return found;
}

/** An object at a place in JSON. */
export function getObject(value: Json, ...path: readonly (string | number)[]): JsonObject {
  const found = getAt(value, ...path);
  if (typeof found !== 'object' || found === null || isList(found)) {
    throw new Error(`There is no object at ${path.join('.')}.`);
  }
  return found;
}

function step(value: Json, key: string | number): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isList(value)) return typeof key === 'number' ? value[key] : undefined;
  return Object.hasOwn(value, key) ? value[String(key)] : undefined;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
