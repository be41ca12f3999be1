// "vera@shop.example", also as addresses write it. Anything between two signs that part an address counts.
const email = /[^\s?&#=/:;,<>"'()]+(?:@|%40)[^\s?&#=/:;,<>"'()@]+\.[a-z]{2,}/gi;
const token = /([?&#])_kx=[^&#\s]*&?/gi;

/** Whether a text holds an e-mail address. */
export function holdsEmail(text: string): boolean {
  return text.search(email) !== -1;
}

/** Takes e-mail addresses out of an address: Facet is never told one. */
export function withoutEmails(text: string): string {
  return text.replaceAll(email, '');
}

/** Takes the token and e-mail addresses out of the address of a page: which page it is they do not say. */
export function withoutPerson(address: string): string {
  return withoutEmails(address)
    .replaceAll(token, '$1')
    .replace(/[?&]+(?=#|$)/, '');
}
