import { describe, type Place, refuse } from './place.ts';

/** An object as it came in, its keys not looked at yet. */
export function readRecord(value: unknown, place: Place): Readonly<Record<string, unknown>> | undefined {
  if (!isRecord(value)) return refuse(place, `${describe(value)} is not an object`);
  return value;
}

/** Whether a value is an object with keys, as JSON has them. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
