import { openDataLayer } from './data-layer.ts';
import { onExposure } from './on-exposure.ts';
import { safely } from './safely.ts';

declare global {
  interface Window {
    gtag?: (...command: readonly unknown[]) => void;
  }
}

/** What gtag does before its library has loaded: that reads `arguments` objects and passes arrays over. */
function gtag(..._command: readonly unknown[]): void {
  // oxlint-disable-next-line prefer-rest-params -- see above
  openDataLayer().push(arguments);
}

/** Runs something once the head of the page has run, or the page is left before. */
function whenConfigured(run: () => void): void {
  if (document.readyState !== 'loading') {
    run();
    return;
  }
  const once = (): void => {
    document.removeEventListener('DOMContentLoaded', once);
    removeEventListener('pagehide', once);
    safely(run);
  };
  document.addEventListener('DOMContentLoaded', once);
  addEventListener('pagehide', once);
}

/*
 * Google's event for experiments that other tools run
 * (https://developers.google.com/analytics/devguides/collection/ga4/integration, read in November 2026). It goes to the
 * destinations that the page has configured before it, and Facet's script stands before all of that.
 */
onExposure(({ id, variation }) => {
  whenConfigured(() => {
    (window.gtag || gtag)('event', 'experience_impression', {
      exp_variant_string: `FACET-${id}-${variation}`,
    });
  });
});
