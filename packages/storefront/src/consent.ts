import { attempt } from './attempt.ts';
import { roundMs } from './listen.ts';

declare global {
  interface Window {
    /** There on Shopify only, and not at once: to be read within an attempt. */
    readonly Shopify: { readonly customerPrivacy: { readonly userCanBeTracked: () => boolean } };
  }
}

/**
 * Waits for the visitor's agreement where the store requires it: Shopify's Customer Privacy API, which loads late, or
 * its event. The page's own call of `facet.consent` comes by another way. Nothing is read but these, and not for long.
 */
export function awaitConsent(granted: () => void): void {
  const check = (): void => {
    attempt(() => window.Shopify.customerPrivacy.userCanBeTracked() && granted());
  };
  document.addEventListener('trackingConsentAccepted', granted);
  for (const ms of roundMs) setTimeout(check, ms);
  check();
}
