import type { JsonValue } from '../definition/change.ts';

/** A JSON Schema of draft 2020-12, or a part of one. */
export type JsonSchema = { readonly [keyword: string]: JsonValue };

/** What stands under `$defs`: the parts of a schema that more than one place refers to, by name. */
export type SharedSchemas = Map<string, JsonSchema>;
