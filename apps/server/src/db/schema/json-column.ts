import type { ColumnType } from 'kysely';

/** A jsonb column: read as a value, written as JSON text, which both databases take alike. */
export type JsonColumn<Value> = ColumnType<Value, string, string>;
