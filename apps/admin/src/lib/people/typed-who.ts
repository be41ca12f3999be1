import { holdsEmail, withoutEmails } from './personal.ts';

/** What somebody typed to say who is meant: what is sent of it, or why nothing is. */
export type TypedWho =
  | { readonly ok: true; readonly input: string; readonly isCut: boolean }
  | { readonly ok: false; readonly why: string };

/** What each thing that can be pasted looks like. */
export const whoExamples = {
  link: 'https://shop.example/?_kx=aB3xY7.McN66',
  token: 'aB3xY7.McN66',
  visitor: '2f1b7f0e-6f1e-4e0e-9a53-0c6d3a2f7b11',
} as const;

const linkedToken = /[?&]_kx=([^&#\s]+)/;
const phone = /^\+?[\d\s()./-]{7,24}$/;
// The shape of Klaviyo's ids of profiles, which its addresses of profiles end in.
const profile = /(?:^|klaviyo\.com\/.*)01[0-9A-HJKMNP-TV-Z]{24}(?=$|[/?#])/i;

/**
 * Refuses in the browser what is about a person and nothing that Facet looks people up by, so that it is never sent.
 * Whether the rest can be read is for the server to say.
 */
export function readWho(text: string): TypedWho {
  const typed = text.trim();
  if (typed === '') return refuse('Paste who is meant: a link, a _kx or a visitor id.');
  if (findLinkedToken(typed) !== undefined) {
    const input = withoutEmails(typed);
    return { ok: true, input, isCut: input !== typed };
  }
  if (holdsEmail(typed)) {
    return refuse(
      'This is an e-mail address. Facet never takes one, so it was not sent anywhere. Send this person a message from Klaviyo, or open one they got, and paste the link of a button in it.',
    );
  }
  if (phone.test(typed)) {
    return refuse(
      'This looks like a phone number. Facet never takes one, so it was not sent anywhere. Paste the link of a text message from Klaviyo instead.',
    );
  }
  if (profile.test(typed)) {
    return refuse(
      'This is Klaviyo’s own id of a profile, which no visitor brings along. Paste the link of a button in a message to this person: it carries their _kx.',
    );
  }
  if (/^https?:\/\//i.test(typed)) {
    return refuse(
      `This address carries no _kx. Copy the link of a button in a Klaviyo message, or the address bar after a click on one: it looks like ${whoExamples.link}`,
    );
  }
  return { ok: true, input: typed, isCut: false };
}

/** The `_kx` that a link carries. */
export function findLinkedToken(text: string): string | undefined {
  return linkedToken.exec(text)?.[1];
}

function refuse(why: string): TypedWho {
  return { ok: false, why };
}
