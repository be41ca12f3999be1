import { sealOf } from '@facet/engine';

/** An answer as Facet sends it: with its seal, by which the script knows that it is whole and Facet's. */
export function toSealed(answer: unknown): string {
  return JSON.stringify([answer, sealOf(JSON.stringify(answer))]);
}
