import { sealOf } from '@facet/engine';
import type { Sealed } from '@facet/protocol';

/** Puts an answer together with its seal, as the storefront script expects it. `answer` is something that JSON can say. */
export function toSealed<Answer>(answer: Answer): Sealed<Answer> {
  return [answer, sealOf(JSON.stringify(answer))];
}
