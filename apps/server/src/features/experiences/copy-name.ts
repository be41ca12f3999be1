const longest = 120;
const mostCopies = 50;

/** What a copy may be called, the plainest first; a copy of a copy is no "(copy) (copy)". */
export function listCopyNames(name: string): readonly string[] {
  const stem = name.replace(/ \(copy(?: \d+)?\)$/, '');
  return Array.from({ length: mostCopies }, (_, at) =>
    withEnd(stem, at === 0 ? ' (copy)' : ` (copy ${at + 1})`),
  );
}

function withEnd(stem: string, end: string): string {
  // By letters as people see them: a half of an emoji is none.
  const letters = Array.from(new Intl.Segmenter('en').segment(stem), ({ segment }) => segment);
  while (letters.join('').length + end.length > longest) letters.pop();
  return `${letters.join('').trimEnd()}${end}`;
}
