import type { Truth } from '../scope.ts';
import type { TextTest } from '../vocabulary.ts';
import { parseRegex, type RegexNode } from './parse-regex.ts';

/**
 * How large a pattern may be, how long the texts that it is held against may be together, in UTF-16 units, and how much
 * work both may make: ways on from all steps × length.
 */
const regexLimits = { patternLength: 200, steps: 250, textLength: 2000, work: 100_000 } as const;

type Edge = Extract<RegexNode, { readonly type: 'edge' }>['kind'];
/** Where matching may stand: at a fork, at an edge, before a character, or, with none of these, at the end. */
type Step = {
  readonly forks: readonly number[] | undefined;
  readonly edge: Edge | undefined;
  readonly matches: ((char: string) => boolean) | undefined;
  readonly next: number;
};

/** All steps have one shape: they are looked at for every character of a text. */
const end: Step = { forks: undefined, edge: undefined, matches: undefined, next: 0 };

/**
 * Compiles a regular expression to a test whether it is found anywhere in a text. All ways to match are followed side by
 * side (Ken Thompson, *Regular Expression Search Algorithm*, 1968), so that the work is at most the ways on
 * from all steps × the length of the text; where that, or all texts of a condition together, would be too much, nothing is
 * searched: `failed`. Throws a RangeError in words for people on a pattern that cannot be had.
 */
export function compileRegex(pattern: string): TextTest {
  if (pattern.length > regexLimits.patternLength) {
    throw new RangeError(
      `it has ${pattern.length} characters; at most ${regexLimits.patternLength} are allowed`,
    );
  }
  const steps = toSteps(parseRegex(pattern));
  const ways = steps.reduce((sum, { forks }) => sum + (forks?.length ?? 1), 0);
  const longest = Math.min(regexLimits.textLength, regexLimits.work / ways);
  return (text, all = [text]): Truth => {
    // One that is too long by itself is not searched, and takes nothing from the others.
    const length = all.reduce((sum, each) => sum + (each.length > longest ? 0 : each.length), 0);
    return Math.max(text.length, length) > longest ? 'failed' : search(steps, text);
  };
}

/** Lays the nodes out as steps, from the last to the first: each knows where it goes on. The last one begins. */
function toSteps(whole: RegexNode): readonly Step[] {
  const steps: Step[] = [end];
  const chars = new Map<string, (char: string) => boolean>();

  const add = (step: Partial<Step>): number => {
    if (steps.length > regexLimits.steps) {
      throw new RangeError('it is too complex: repeat less, or split it into several conditions');
    }
    return steps.push({ ...end, ...step }) - 1;
  };

  const lay = (node: RegexNode, next: number): number => {
    switch (node.type) {
      case 'char': {
        const matches = chars.get(node.source) ?? compileChar(node.source);
        chars.set(node.source, matches);
        return add({ matches, next });
      }
      case 'edge':
        return add({ edge: node.kind, next });
      case 'sequence':
        return node.parts.reduceRight((following, part) => lay(part, following), next);
      case 'choice':
        // Empty alternatives all lead to one place.
        return add({ forks: [...new Set(node.parts.map((part) => lay(part, next)))] });
      case 'repeat': {
        let first = next;
        if (node.max === Infinity) {
          const forks: number[] = [next];
          first = add({ forks });
          forks.push(lay(node.part, first));
        } else {
          for (let count = node.min; count < node.max; count += 1) {
            first = add({ forks: [next, lay(node.part, first)] });
          }
        }
        for (let count = 0; count < node.min; count += 1) {
          const before = steps.length;
          first = lay(node.part, first);
          // Nothing, repeated, is nothing; counted in nested repeats it would take for ever.
          if (steps.length === before) break;
        }
        return first;
      }
      default:
        throw new TypeError(node satisfies never);
    }
  };

  add({ forks: [lay(whole, 0)] });
  return steps;
}

/** Tests one character. Many steps ask of the same one in turn, and texts repeat few. */
function compileChar(source: string): (char: string) => boolean {
  if (source.length === 1 && source !== '.') return (char) => char === source;
  const known = new Map<string, boolean>();
  const form = new RegExp(`^${source}$`, 'u');
  let last: string | undefined;
  let matches = false;
  return (char) => {
    if (char === last) return matches;
    last = char;
    matches = known.get(char) ?? form.test(char);
    known.set(char, matches);
    return matches;
  };
}

function search(steps: readonly Step[], text: string): boolean {
  // oxlint-disable-next-line typescript/no-misused-spread -- characters are what is meant, and pages replace Array.from
  const chars = [...text];
  const marks: number[] = steps.map(() => -1);
  let waiting: Step[] = [];
  let found = false;

  const enter = (index: number, at: number): void => {
    if (marks[index] === at) return;
    marks[index] = at;
    const step = steps[index];
    if (step === undefined) return;
    const { forks, edge, next } = step;
    if (step.matches !== undefined) waiting.push(step);
    else if (forks !== undefined) for (const fork of forks) enter(fork, at);
    else if (edge === undefined) found = true;
    else if (isEdge(edge, chars[at - 1], chars[at])) enter(next, at);
  };

  for (let at = 0; at <= chars.length; at += 1) {
    const before = waiting;
    waiting = [];
    const char = chars[at - 1];
    if (char !== undefined) for (const { matches, next } of before) if (matches?.(char)) enter(next, at);
    enter(steps.length - 1, at);
    if (found) return true;
  }
  return false;
}

function isEdge(kind: Edge, before: string | undefined, after: string | undefined): boolean {
  if (kind === '^') return before === undefined;
  if (kind === '$') return after === undefined;
  return (isWord(before) !== isWord(after)) === (kind === '\\b');
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /\w/.test(char);
}
