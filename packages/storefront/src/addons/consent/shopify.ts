import { safely } from '../safely.ts';
import type { Say } from './say.ts';

declare global {
  interface Window {
    readonly Shopify?: {
      /** There on Shopify only, and not at once (https://shopify.dev/docs/api/customer-privacy). */
      readonly customerPrivacy?: {
        /** Whether the visitor may be tracked: by their choice, or because none is asked for where they are. */
        readonly userCanBeTracked: () => boolean;
        /** What they chose: `yes`, `no`, or nothing yet. Not everybody who stands in for Shopify has it. */
        readonly currentVisitorConsent?: () => { readonly analytics: string };
      };
    };
  }
}

/** When to look for the API, in milliseconds: it loads late, and is not waited for without end. */
const looksMs: readonly number[] = [50, 150, 300, 500, 800, 1200, 2000, 3000];

/** Hears of the visitor's agreement from Shopify: its API, and the events of its banner. */
export function watchShopify(say: Say, isSpoken: boolean): void {
  let isRefusalSaid = false;
  const look = (): void =>
    safely(() => {
      const privacy = window.Shopify?.customerPrivacy;
      if (!privacy) return;
      const choice = privacy.currentVisitorConsent?.().analytics;
      if (choice === 'no') {
        // Once: what they choose elsewhere meanwhile is newer.
        if (!isRefusalSaid) say(false, true);
        isRefusalSaid = true;
      } else {
        say((!isSpoken || choice === 'yes') && privacy.userCanBeTracked(), false);
      }
    });

  document.addEventListener('trackingConsentAccepted', () => say(true, true));
  document.addEventListener('visitorConsentCollected', () =>
    safely(() => {
      const privacy = window.Shopify?.customerPrivacy;
      if (!privacy) return;
      const isGranted = privacy.userCanBeTracked();
      isRefusalSaid = !isGranted;
      say(isGranted, true);
    }),
  );
  for (const ms of looksMs) setTimeout(look, ms);
  look();
}
