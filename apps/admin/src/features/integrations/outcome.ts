/** How a sign-in with Klaviyo ended, for a notification. */
export type Outcome = { readonly good: boolean; readonly title: string; readonly message: string };

/** What the address says after coming back from Klaviyo (`?klaviyo=…`); the words for any other value are general. */
export function toOutcome(value: string): Outcome {
  switch (value) {
    case 'connected':
      return {
        good: true,
        title: 'Klaviyo is connected',
        message: 'Its segments can now be used for targeting.',
      };
    case 'denied':
      return {
        good: false,
        title: 'Klaviyo was not connected',
        message:
          'Access was not approved on the Klaviyo page. Nothing has changed; you can try again at any time.',
      };
    case 'expired':
    case 'oauth_state_invalid':
      return {
        good: false,
        title: 'This sign-in took too long',
        message:
          'It is no longer valid, or was started in another browser. Please sign in with Klaviyo again.',
      };
    default:
      return {
        good: false,
        title: 'Klaviyo was not connected',
        message:
          'Klaviyo or Facet did not complete the sign-in. Nothing has changed; please try again in a minute.',
      };
  }
}
