'use strict';

// Tells Klaviyo who logged in, as a Shopify theme with the Klaviyo app embed does.
(function identifyCustomer() {
  const meta = document.querySelector('meta[name="customer-email"]');
  const script = document.getElementById('klaviyo-script');
  if (meta === null || script === null) return;
  const identify = () => {
    if (window.klaviyo) window.klaviyo.identify({ email: meta.content });
  };
  if (window.klaviyo) identify();
  else script.addEventListener('load', identify, { once: true });
})();

// Asks once whether this visitor may be remembered, and tells everybody on the page through Shopify's own event.
(function askForConsent() {
  const banner = document.getElementById('consent');
  if (banner === null) return;
  const answered = /(?:^|; )nordlys_consent=(granted|denied)/.exec(document.cookie);
  let answer = answered === null ? undefined : answered[1];
  window.Shopify = {
    customerPrivacy: {
      userCanBeTracked: () => answer === 'granted',
      getTrackingConsent: () => (answer === 'granted' ? 'yes' : answer === 'denied' ? 'no' : ''),
    },
  };
  if (answer === undefined) banner.hidden = false;
  banner.addEventListener('click', (event) => {
    const choice = event.target instanceof HTMLElement ? event.target.dataset.consent : undefined;
    if (choice === undefined) return;
    answer = choice;
    document.cookie = `nordlys_consent=${choice}; path=/; max-age=15552000; samesite=lax`;
    banner.hidden = true;
    const granted = choice === 'granted';
    document.dispatchEvent(
      new CustomEvent('visitorConsentCollected', {
        detail: { analyticsAllowed: granted, marketingAllowed: granted, preferencesAllowed: granted },
      }),
    );
    document.dispatchEvent(new CustomEvent(granted ? 'trackingConsentAccepted' : 'trackingConsentDeclined'));
  });
})();

// Reports a confirmed order to Facet, whether or not its script runs by now. A page that is loaded again counts once.
(function reportOrder() {
  const confirmation = document.querySelector('[data-order]');
  if (confirmation === null) return;
  const { order, total, currency, items } = confirmation.dataset;
  (window.facet = window.facet || []).push([
    'track',
    'order',
    { order, value: Number(total), currency, items: Number(items) },
  ]);
})();
