import type { JsonValue } from '@facet/engine';

/**
 * Reads JSON as people type it. What is not JSON yet is kept beside `NaN`: no JSON holds that, so nothing that is valid
 * looks like it, and the engine lets none of it be saved.
 */
export function readJsonText(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    return [Number.NaN, text];
  }
}

/** A value as people type it: what is not JSON yet as it was typed, anything else with one property a line. */
export function toJsonText(value: JsonValue): string {
  return findUnfinished(value) ?? JSON.stringify(value, null, 2);
}

/** What was typed where that is not JSON yet. */
export function findUnfinished(value: JsonValue): string | undefined {
  if (!Array.isArray(value)) return undefined;
  const [mark, text]: readonly unknown[] = value;
  return Number.isNaN(mark) && typeof text === 'string' ? text : undefined;
}
