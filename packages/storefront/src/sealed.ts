import { sealOf } from '@facet/engine';

/** Writes a value together with its seal, so that it is known again as one of ours. */
export function toSealed(value: unknown): string {
  return JSON.stringify([value, sealOf(JSON.stringify(value))]);
}

/**
 * Reads what this script has stored, or the server has answered. Nothing, or an error, where it is not sealed: then somebody
 * else wrote it, or it was damaged on the way. Its type is what was sealed.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the seal vouches for the type, which no check could name here
export function readSealed(text: string | null): any {
  const [value, seal] = JSON.parse(text || '[]');
  return value && seal === sealOf(JSON.stringify(value)) ? value : undefined;
}
