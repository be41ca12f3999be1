/** What is wrong with code, in words that end no sentence, and in which line, counted from 1. */
export type CodeProblem = { readonly line: number; readonly why: string };

/** The line in which a place of a text stands, counted from 1. */
export function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
