import { type CodeProblem, lineAt } from './code-problem.ts';
import { type HtmlTag, scanHtml } from './scan-html.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
/** Elements that have no content, and no end. */
const empty = words('area base br col embed hr img input link meta source track wbr');
/** Elements whose end may be left out. */
const endsItself = words(
  'p li dt dd option optgroup tr td th thead tbody tfoot caption colgroup rt rp html head body',
);
/** Where `/>` ends an element; in HTML itself it does nothing. */
const foreign = words('svg math');

/**
 * Finds what keeps a piece of HTML from being whole: tags, attributes, comments and elements that are not closed. Browsers
 * close them somewhere, often around more than was meant. Names that no browser knows are not judged.
 */
export function findHtmlProblem(html: string): CodeProblem | undefined {
  const { tags, unended } = scanHtml(html);
  const open: HtmlTag[] = [];
  // Counted along: whoever types has all of it judged with every letter.
  let foreignOpen = 0;
  const tell = (at: number, why: string): CodeProblem => ({ line: lineAt(html, at), why });
  for (const tag of tags) {
    if (!tag.closes) {
      const isForeign = foreign.has(tag.name) || foreignOpen > 0;
      if (empty.has(tag.name) || (tag.closesItself && isForeign)) continue;
      open.push(tag);
      if (foreign.has(tag.name)) foreignOpen += 1;
      continue;
    }
    const start = open.findLastIndex(({ name }) => name === tag.name);
    if (start < 0) {
      // Whoever ends what ends itself has done nothing wrong.
      if (endsItself.has(tag.name)) continue;
      return tell(tag.at, `</${tag.name}> closes nothing`);
    }
    const inner = open.slice(start + 1).find(({ name }) => !endsItself.has(name));
    if (inner !== undefined) {
      return tell(inner.at, `<${inner.name}> is not closed before </${tag.name}>`);
    }
    foreignOpen -= open.slice(start).filter(({ name }) => foreign.has(name)).length;
    open.length = start;
  }
  if (unended !== undefined) return tell(unended.at, unendedWords[unended.what]);
  const left = open.findLast(({ name }) => !endsItself.has(name));
  return left && tell(left.at, `<${left.name}> is not closed with </${left.name}>`);
}

const unendedWords = {
  comment: 'the comment that begins with <!-- is not closed with -->',
  tag: 'a tag is not closed with >',
  quote: 'the value of an attribute is not closed with a quote',
  content: 'an element of code or text is not closed',
} as const;
