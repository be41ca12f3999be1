/** What a regular expression is made of. `char`: one character, by the text of a pattern for it alone. */
export type RegexNode =
  | { readonly type: 'char'; readonly source: string }
  | { readonly type: 'edge'; readonly kind: '^' | '$' | '\\b' | '\\B' }
  | { readonly type: 'sequence' | 'choice'; readonly parts: readonly RegexNode[] }
  | { readonly type: 'repeat'; readonly part: RegexNode; readonly min: number; readonly max: number };

/** One element of a pattern that stands for a character: an escape, a class, a dot, or the character itself. */
const charPattern = /(?:\\[dDwWsSnrtfv]|\\[^\w\s]|\[\^?(?:\\.|[^\\\]])*\]|[^\\^$*+?()[\]{}|])/uy;
const edgePattern = /[\^$]|\\[bB]/y;
const quantifierPattern = /(?:([*+?])|\{(\d{1,6})(,(\d{1,6})?)?\})(\?)?/y;

/**
 * Parses the part of JavaScript's regular expressions (with the flag `u`) that can be matched without going back:
 * characters, classes, groups, alternatives, quantifiers, `^`, `$`, `\b`. Throws a RangeError that says, in words for
 * people, what is not of it.
 */
export function parseRegex(pattern: string): RegexNode {
  let at = 0;

  const take = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at;
    const found = form.exec(pattern);
    if (found !== null) at = form.lastIndex;
    return found;
  };

  const readChoice = (): RegexNode => {
    const parts = [readSequence()];
    while (pattern[at] === '|') {
      at += 1;
      parts.push(readSequence());
    }
    const [only, ...others] = parts;
    return only !== undefined && others.length === 0 ? only : { type: 'choice', parts };
  };

  const readSequence = (): RegexNode => {
    const parts: RegexNode[] = [];
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') parts.push(readQuantified());
    return { type: 'sequence', parts };
  };

  const readQuantified = (): RegexNode => {
    const part = readAtom();
    const begin = at;
    const quantifier = take(quantifierPattern);
    if (quantifier === null) return part;
    if (part.type === 'edge')
      throw new RangeError(`nothing that ${quantifier[0]} could repeat stands before it`);
    const [, sign, least, comma, most] = quantifier;
    if (sign !== undefined) {
      return { type: 'repeat', part, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity };
    }
    const min = Number(least);
    const max = comma === undefined ? min : most === undefined ? Infinity : Number(most);
    if (max < min) throw new RangeError(`${pattern.slice(begin, at)} has its limits the wrong way round`);
    return { type: 'repeat', part, min, max };
  };

  const readAtom = (): RegexNode => {
    const edge = take(edgePattern)?.[0];
    if (edge === '^' || edge === '$' || edge === '\\b' || edge === '\\B') return { type: 'edge', kind: edge };
    if (pattern[at] === '(') return readGroup();
    const source = take(charPattern)?.[0];
    if (source === undefined) {
      const rest = pattern.slice(at, at + 8);
      if (rest.startsWith('[')) throw new RangeError(`the class ${rest} is not closed`);
      throw new RangeError(
        rest.startsWith('\\')
          ? `${rest.slice(0, 2)} is not available: of the escapes, \\d \\w \\s \\b and those of signs are`
          : `${rest.slice(0, 1)} stands where it means nothing; for the sign itself write \\${rest.slice(0, 1)}`,
      );
    }
    requireChar(source);
    return { type: 'char', source };
  };

  const readGroup = (): RegexNode => {
    at += 1;
    if (pattern[at] === '?') {
      if (!pattern.startsWith('?:', at)) {
        throw new RangeError('only the groups ( ) and (?: ) are available');
      }
      at += 2;
    }
    const inner = readChoice();
    if (pattern[at] !== ')') throw new RangeError('a group is not closed: ) is missing');
    at += 1;
    return inner;
  };

  const whole = readChoice();
  if (at < pattern.length) throw new RangeError('a ) closes no group; for the sign itself write \\)');
  return whole;
}

/** What stands for one character has to be valid by itself, such as the order of a range in a class. */
function requireChar(source: string): void {
  try {
    RegExp(source, 'u');
  } catch {
    throw new RangeError(`${source.slice(0, 20)} is no valid class or escape`);
  }
}
