/** What a person needs to look around. */
export type Places = {
  readonly facetUrl: string;
  readonly shopUrl: string;
  readonly klaviyoUrl: string;
  readonly owner: { readonly email: string; readonly password: string };
  readonly emailLink: string;
};

/** The words at the end of a start. */
export function greet(places: Places, startSeconds: number): string {
  const row = (name: string, url: string, note: string): string =>
    `  ${name.padEnd(10)}${url.padEnd(25)}${note}`;
  return [
    '',
    `  Facet is up, after ${startSeconds.toFixed(1)} seconds.`,
    '',
    row('Facet', places.facetUrl, `sign in as ${places.owner.email}, password ${places.owner.password}`),
    row('Shop', places.shopUrl, 'Nordlys Outdoor, with Facet in its head'),
    row('Klaviyo', places.klaviyoUrl, 'simulated: people, segments, e-mails, faults'),
    '',
    '  Open the shop: nobody in particular, the original.',
    '  Then click this link from an e-mail to a VIP:',
    '',
    `  ${places.emailLink}`,
    '',
    '  Ctrl-C stops everything; your data stays. "npm start -- --fresh" starts over.',
    '',
  ].join('\n');
}
