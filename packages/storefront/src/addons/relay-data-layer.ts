import { openDataLayer } from './data-layer.ts';
import { onExposure } from './on-exposure.ts';

onExposure(({ id, variation }) => {
  openDataLayer().push({ event: 'facet_exposure', experience_id: id, variation_id: variation });
});
