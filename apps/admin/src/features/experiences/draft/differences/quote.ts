const longest = 80;
const segmenter = new Intl.Segmenter('en');

/**
 * What people typed, in quotation marks, on one line and not too long. It is kept apart from the words around it: a name
 * that is read from right to left must not turn the sentence round.
 */
export function quote(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const letters = Array.from(segmenter.segment(line), ({ segment }) => segment);
  const short = letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : line;
  return `“\u2068${short}\u2069”`;
}

/** What people typed as a value; nothing reads as empty. */
export function toValue(text: string): string {
  return text === '' ? 'empty' : quote(text);
}

/** What something was and is now. */
export function toTurn(before: string, after: string): string {
  return `${toValue(before)} → ${toValue(after)}`;
}

/** A share between 0 and 1 as people read it. */
export function toPercent(share: number): string {
  return Number.isNaN(share)
    ? 'nothing filled in'
    : share.toLocaleString('en', { style: 'percent', maximumFractionDigits: 1 });
}
