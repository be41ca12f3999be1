/** One script tag of a page, in the order of the page. */
export type ScriptTag = {
  readonly src: string | undefined;
  readonly isInHead: boolean;
  /** Whether the page goes on without it. */
  readonly isDelayed: boolean;
  readonly nonce: string | undefined;
};

/** What of a page matters to a script in its head. */
export type PageScripts = { readonly tags: readonly ScriptTag[]; readonly policies: readonly string[] };

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
/** What is not read as tags, and where the tags that matter begin. */
const token =
  /<!--[\s\S]*?(?:-->|$)|<(noscript|template|style|title|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)|<(script|meta|body|\/head)\b/gi;
/** Up to the end of a tag, or to a value of an attribute: only there do quotes count. */
const untilValue = /[^=>]*(?:>|=\s*(["']?))/y;
const endOfScript = /<\/script\s*>/gi;

/** Lists a page's script tags and the policies that stand in its head. Comments and inert parts hold none. */
export function readPageScripts(html: string): PageScripts {
  const tags: ScriptTag[] = [];
  const policies: string[] = [];
  let isInHead = true;
  token.lastIndex = 0;
  for (let match = token.exec(html); match !== null; match = token.exec(html)) {
    const name = match[2]?.toLowerCase();
    if (name === undefined) continue;
    const start = token.lastIndex;
    const end = findTagEnd(html, start);
    // The rest of a page in which a tag has no end is that tag, which browsers drop.
    if (end === undefined) break;
    token.lastIndex = end + 1;
    if (name === 'body' || name === '/head') {
      isInHead = false;
      continue;
    }
    const attributes = readAttributes(html.slice(start, end));
    if (name === 'meta') {
      const isPolicy = attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy';
      if (isPolicy && isInHead) policies.push(attributes.get('content') ?? '');
      continue;
    }
    tags.push(toTag(attributes, isInHead));
    endOfScript.lastIndex = token.lastIndex;
    const close = endOfScript.exec(html);
    token.lastIndex = close === null ? html.length : endOfScript.lastIndex;
  }
  return { tags, policies };
}

/** Where the `>` of a tag is. Never looks at a place twice: a page may hold any number of tags without an end. */
function findTagEnd(html: string, from: number): number | undefined {
  untilValue.lastIndex = from;
  for (let match = untilValue.exec(html); match !== null; match = untilValue.exec(html)) {
    const [text, quote] = match;
    if (text.endsWith('>')) return untilValue.lastIndex - 1;
    if (!quote) continue;
    const close = html.indexOf(quote, untilValue.lastIndex);
    if (close < 0) return undefined;
    untilValue.lastIndex = close + 1;
  }
  return undefined;
}

function toTag(attributes: ReadonlyMap<string, string>, isInHead: boolean): ScriptTag {
  const isBlocking = attributes.get('blocking')?.split(/\s+/).includes('render') === true;
  const goesOn =
    attributes.has('async') || attributes.has('defer') || attributes.get('type')?.toLowerCase() === 'module';
  return {
    src: attributes.get('src'),
    isInHead,
    isDelayed: goesOn && !isBlocking,
    nonce: attributes.get('nonce'),
  };
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(attribute)) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, (double ?? single ?? bare ?? '').replaceAll('&amp;', '&'));
  }
  return found;
}
