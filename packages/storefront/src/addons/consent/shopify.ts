import { safely } from '../safely.ts';

declare global {
  interface Window {
    readonly Shopify?: {
      /** There on Shopify only, and not at once (https://shopify.dev/docs/api/customer-privacy). */
      readonly customerPrivacy?: {
        /** Whether the visitor may be tracked: by their choice, or because none is asked for where they are. */
        readonly userCanBeTracked: () => boolean;
        /** What they chose: `yes`, `no`, or nothing yet. */
        readonly currentVisitorConsent: () => { readonly analytics: string };
      };
    };
  }
}

/** When to look for the API, in milliseconds: it loads late, and is not waited for without end. */
const looksMs: readonly number[] = [50, 150, 300, 500, 800, 1200, 2000, 3000];

/** Hears of the visitor's agreement from Shopify: its API, and the events of its banner. */
export function watchShopify(say: (granted: boolean) => void, isSpoken: boolean): void {
  const look = (): void =>
    safely(() => {
      const privacy = window.Shopify?.customerPrivacy;
      if (!privacy) return;
      const isMeant = !isSpoken || privacy.currentVisitorConsent().analytics === 'yes';
      say(isMeant && privacy.userCanBeTracked());
    });

  document.addEventListener('trackingConsentAccepted', () => say(true));
  document.addEventListener('visitorConsentCollected', () =>
    safely(() => say(!!window.Shopify?.customerPrivacy?.userCanBeTracked())),
  );
  for (const ms of looksMs) setTimeout(look, ms);
  look();
}
