import { onExposure } from './on-exposure.ts';

declare global {
  interface Window {
    /** Segment's analytics.js: a queue of `[method, …values]` until its snippet has run, which takes it over. */
    analytics?: unknown[] & { readonly track?: (event: string, properties: object) => void };
  }
}

onExposure(({ id, variation }) => {
  const analytics = (window.analytics = window.analytics || []);
  const call = ['Experiment Viewed', { experiment_id: id, variation_id: variation }] as const;
  if (analytics.track) analytics.track(...call);
  else analytics.push(['track', ...call]);
});
