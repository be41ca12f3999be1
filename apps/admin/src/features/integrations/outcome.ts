/** How a sign-in with Klaviyo ended, for a notification. */
export type Outcome = {
  readonly color: 'green' | 'red' | 'yellow';
  readonly title: string;
  readonly message: string;
};

/** What the address says after coming back from Klaviyo (`?klaviyo=…`); the words for any other value are general. */
export function toOutcome(value: string): Outcome {
  switch (value) {
    case 'connected':
      return {
        color: 'green',
        title: 'Klaviyo is connected',
        message: 'Its segments can now be used for targeting.',
      };
    case 'denied':
      return {
        color: 'red',
        title: 'Klaviyo was not connected',
        message:
          'Access was not approved on the Klaviyo page. Nothing has changed; you can try again at any time.',
      };
    case 'unknown':
      return {
        color: 'yellow',
        title: 'That sign-in with Klaviyo is over',
        message:
          'A sign-in works once, within ten minutes, in the browser of the owner who began it. Nothing has changed: the Klaviyo card shows how the connection stands.',
      };
    case 'signed_out':
      return {
        color: 'yellow',
        title: 'The sign-in with Klaviyo was not finished',
        message:
          'You were not signed in to Facet when Klaviyo sent you back. Nothing has changed; to connect Klaviyo, sign in with it again.',
      };
    default:
      return {
        color: 'red',
        title: 'Klaviyo was not connected',
        message:
          'Klaviyo or Facet did not complete the sign-in. Nothing has changed; please try again in a minute.',
      };
  }
}
