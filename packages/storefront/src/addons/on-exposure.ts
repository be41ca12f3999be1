import type { FacetEvents } from '../facet-api.ts';
import { openQueue } from './open-queue.ts';

/** Hears of each exposure that counts, once: what Facet leaves out of its results others must not count either. */
export function onExposure(tell: (exposure: FacetEvents['exposure']) => void): void {
  const tellOfCounted = (exposure: FacetEvents['exposure']): void => {
    if (exposure.counted) tell(exposure);
  };
  openQueue()?.push(['on', 'exposure', tellOfCounted]);
}
