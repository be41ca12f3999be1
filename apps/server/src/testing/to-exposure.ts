import { randomUUID } from 'node:crypto';
import type { Exposure } from '@facet/protocol';

/** An exposure as a page reports it that shows somebody unknown what they were split into. */
export function toExposure(
  changes: Pick<Exposure, 'experience' | 'variation'> & Partial<Exposure>,
): Exposure {
  return {
    id: randomUUID(),
    type: 'exposure',
    reason: 'split',
    kind: 'split',
    counted: true,
    identity: 'unidentified',
    device: 'mobile',
    agoMs: 0,
    ...changes,
  };
}
