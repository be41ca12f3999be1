/** A piece of a sentence: ours, or somebody's own words with the quotation marks around them. */
export type Piece = { readonly text: string; readonly isQuoted: boolean };

/** Parts a sentence at its quotation marks. Marks within marks belong to the words that stand there. */
export function splitQuoted(sentence: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let start = 0;
  const cut = (end: number, isQuoted: boolean): void => {
    if (end > start) pieces.push({ text: sentence.slice(start, end), isQuoted });
    start = end;
  };
  for (let index = 0; index < sentence.length; index += 1) {
    const sign = sentence[index];
    if (sign === '“') {
      if (depth === 0) cut(index, false);
      depth += 1;
    } else if (sign === '”' && depth > 0) {
      depth -= 1;
      if (depth === 0) cut(index + 1, true);
    }
  }
  // Where a mark was never closed, all that follows may be somebody's words.
  cut(sentence.length, depth > 0);
  return pieces;
}
