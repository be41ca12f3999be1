import { type CodeProblem, lineAt } from './code-problem.ts';

const closers: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['(', ')'],
  ['[', ']'],
]);
const closing = new Set(closers.values());
const unquotedUrl = /url\(\s*(?!["'\s])[^)]*\)/iy;

/**
 * Finds what keeps a style sheet from being whole: brackets, texts and comments that are not closed. Browsers drop
 * everything from there on without a word. Names and values that no browser knows are not judged.
 */
export function findCssProblem(css: string): CodeProblem | undefined {
  const open: { readonly sign: string; readonly at: number }[] = [];
  const tell = (at: number, why: string): CodeProblem => ({ line: lineAt(css, at), why });
  for (let at = 0; at < css.length; at += 1) {
    const sign = css.charAt(at);
    if (sign === '\\') {
      at += 1;
    } else if (css.startsWith('/*', at)) {
      const end = css.indexOf('*/', at + 2);
      if (end < 0) return tell(at, 'the comment that begins with /* is not closed with */');
      at = end + 1;
    } else if (sign === '"' || sign === "'") {
      const end = findQuoteEnd(css, at);
      if (end === undefined) return tell(at, `the text that begins with ${sign} is not closed in its line`);
      at = end;
    } else if (sign === 'u' || sign === 'U') {
      unquotedUrl.lastIndex = at;
      at += Math.max(0, (unquotedUrl.exec(css)?.[0].length ?? 0) - 1);
    } else if (closers.has(sign)) {
      open.push({ sign, at });
    } else if (closing.has(sign)) {
      const last = open.pop();
      if (last === undefined) return tell(at, `“${sign}” closes nothing`);
      const expected = closers.get(last.sign);
      if (expected !== sign) {
        return tell(at, `“${sign}” stands where “${expected}” has to close “${last.sign}”`);
      }
    }
  }
  const last = open.pop();
  return last && tell(last.at, `“${last.sign}” is not closed with “${closers.get(last.sign)}”`);
}

/** Where a text in quotes ends; one that its line does not end has no end. */
function findQuoteEnd(css: string, start: number): number | undefined {
  for (let at = start + 1; at < css.length; at += 1) {
    const sign = css.charAt(at);
    if (sign === css.charAt(start)) return at;
    if (sign === '\n') return undefined;
    if (sign === '\\') at += 1;
  }
  return undefined;
}
