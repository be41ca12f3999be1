import prism, { type Token } from 'prismjs';

// It is asked piece by piece: it is not to look for code on the page by itself.
prism.manual = true;

/** The languages that code is written in here. */
export type CodeLanguage = 'css' | 'html' | 'javascript' | 'json';

/** A piece of code as it is painted; without a kind it is plain. */
export type Piece = { readonly text: string; readonly kind?: string };

// JSON is JavaScript that has only values.
const grammars = { css: 'css', html: 'markup', javascript: 'javascript', json: 'javascript' } as const;

/** Cuts code into pieces, which put together are the code again. */
export function tokenize(code: string, language: CodeLanguage): readonly Piece[] {
  const grammar = prism.languages[grammars[language]];
  if (grammar === undefined) return [{ text: code }];
  return flatten(prism.tokenize(code, grammar));
}

function flatten(content: Token['content'], kind?: string): readonly Piece[] {
  if (typeof content === 'string') return [kind === undefined ? { text: content } : { text: content, kind }];
  if (isToken(content)) return flatten(content.content, content.type);
  return content.flatMap((part) => flatten(part, kind));
}

function isToken(content: Token['content']): content is Token {
  return typeof content === 'object' && 'type' in content;
}
