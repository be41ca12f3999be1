/** Stands in a phrase where nothing is filled in yet. */
export const blank = '…';

/** Joins words as people do: "a, b or c"; says that nothing is there yet where there are none. */
export function join(words: readonly string[], conjunction: string): string {
  if (words.length === 0) return blank;
  if (words.length === 1) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

/** A merchant's own words, told apart from ours. */
export function quote(text: string): string {
  return `“${text.trim() === '' ? blank : text}”`;
}
