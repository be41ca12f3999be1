/** A tag of HTML: where it begins, what it is called and the names of its attributes, in small letters. */
export type HtmlTag = {
  readonly at: number;
  readonly name: string;
  readonly closes: boolean;
  /** Whether it ends with `/>`. */
  readonly closesItself: boolean;
  readonly attributes: readonly string[];
};

/** The tags of a piece of HTML in order, up to the first that has no end: where that is, and what it is. */
export type HtmlScan = {
  readonly tags: readonly HtmlTag[];
  readonly unended?: { readonly at: number; readonly what: 'comment' | 'tag' | 'quote' | 'content' };
};

/** Elements whose content is text up to their own end, whatever stands there. */
const textElements = new Set(['script', 'style', 'textarea', 'title']);

/** Finds the tags as browsers do: comments and the content of scripts and style sheets hold none. */
export function scanHtml(html: string): HtmlScan {
  const tags: HtmlTag[] = [];
  // Small letters may be longer than capitals: of A to Z alone, which is all that names are made of.
  const small = html.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      if (end < 0) return { tags, unended: { at, what: 'comment' } };
      at = end + 3;
      continue;
    }
    const tag = scanTag(small, at);
    if (tag === undefined) {
      at += 1;
      continue;
    }
    if ('what' in tag) return { tags, unended: tag };
    tags.push(tag);
    at = tag.end;
    if (tag.closes || !textElements.has(tag.name)) continue;
    const end = small.indexOf(`</${tag.name}`, at);
    if (end < 0) return { tags, unended: { at: tag.at, what: 'content' } };
    at = end;
  }
  return { tags };
}

type Unended = NonNullable<HtmlScan['unended']>;

/** The tag that begins here, if one does. */
function scanTag(html: string, at: number): (HtmlTag & { readonly end: number }) | Unended | undefined {
  const [start, slash, name = ''] = tagStart(html, at) ?? [];
  if (start === undefined) return undefined;
  let rest = '';
  for (let here = at + start.length; here < html.length; here += 1) {
    const sign = html.charAt(here);
    if (sign === '>') {
      const attributes = rest.split(/[\s/]+/).flatMap((word) => word.split('=')[0] || []);
      return { at, name, closes: slash === '/', closesItself: rest.endsWith('/'), attributes, end: here + 1 };
    }
    if ((sign === '"' || sign === "'") && rest.trimEnd().endsWith('=')) {
      const end = html.indexOf(sign, here + 1);
      if (end < 0) return { at, what: 'quote' };
      // Its value says nothing about the tag.
      rest = `${rest.trimEnd()}v `;
      here = end;
    } else rest += sign;
  }
  return { at, what: 'tag' };
}

const startForm = /<(\/?)([a-z][^\s/>]*)/y;

function tagStart(html: string, at: number): RegExpExecArray | null {
  startForm.lastIndex = at;
  return startForm.exec(html);
}
