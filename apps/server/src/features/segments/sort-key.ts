/**
 * By what a name is sorted among others, byte by byte: without letter case and accents, and with its numbers by their
 * value, so that "Tier 2" comes before "Tier 10".
 */
export function toSortKey(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLocaleLowerCase('en')
    .replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'));
}
