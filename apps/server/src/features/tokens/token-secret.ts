/** How every token begins, so that people and scanners of leaked secrets know one when they see it. */
export const tokenStart = 'facet_';

const shownCharacters = 6;

/** The beginning of a secret by which people know it again. */
export function toPrefix(secret: string): string {
  return secret.slice(0, tokenStart.length + shownCharacters);
}
