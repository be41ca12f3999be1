import { attempt } from './attempt.ts';

declare global {
  interface Window {
    readonly Shopify?: { readonly customerPrivacy?: { readonly userCanBeTracked?: () => boolean } };
  }
}

const looksMs = [100, 300, 700, 1500, 3000, 5000] as const;

/**
 * Waits for the visitor's agreement where the store requires it: Shopify's Customer Privacy API, which loads late, or
 * its event. The page's own call of `facet.consent` comes by another way. Nothing is read but these, and not for long.
 */
export function awaitConsent(granted: () => void): void {
  const check = (): void => {
    attempt(() => window.Shopify?.customerPrivacy?.userCanBeTracked?.() === true && granted());
  };
  document.addEventListener('trackingConsentAccepted', granted);
  for (const ms of looksMs) setTimeout(check, ms);
  check();
}
