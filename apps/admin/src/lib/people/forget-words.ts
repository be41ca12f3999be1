import { findLinkedToken } from './typed-who.ts';

const token = /^[\w\-=%]+\.\w+$/;
const longest = 40;

/**
 * Asks whether a person is to be forgotten: whom, by what was typed, and what is lost. Nothing of a profile is known that
 * could be named.
 */
export function toForgetQuestion(input: string): { readonly title: string; readonly body: string } {
  return {
    title: 'Forget this person?',
    body: `This is about ${toWho(input)}. Facet erases for good whose Klaviyo profile it is, the segments they are in, the variations they were given, and their visits and orders in the results of experiences. It cannot be undone. Their profile in Klaviyo stays, and so does what their own browser keeps: if they come back, Facet gets to know them anew.`,
  };
}

function toWho(input: string): string {
  const linked = findLinkedToken(input);
  if (linked !== undefined) return `the person whose link carries the _kx “${shorten(linked)}”`;
  if (token.test(input)) return `the person whose _kx is “${shorten(input)}”`;
  return `the person in whose browser the visitor id is “${shorten(input)}”`;
}

/** Both ends: the parts by which somebody knows again what they pasted. */
function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest / 2)}…${text.slice(-longest / 4)}`;
}
