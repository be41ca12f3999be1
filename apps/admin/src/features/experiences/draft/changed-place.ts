import { isSame } from '../../../lib/is-same.ts';

/** The one place in which two values differ, and whether a text or a number stands there on both sides. */
export type ChangedPlace = { readonly path: string; readonly typed: boolean };

/** Finds the innermost place that holds all in which two values of JSON differ; its path is empty at the top. */
export function findChangedPlace(before: unknown, after: unknown): ChangedPlace {
  const path: string[] = [];
  let here = [before, after] as const;
  for (;;) {
    const [one, other] = here;
    if (!isContainer(one) || !isContainer(other) || Array.isArray(one) !== Array.isArray(other)) break;
    if (Array.isArray(one) && Array.isArray(other) && one.length !== other.length) break;
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    const different = names.filter((name) => !isSame(one[name], other[name]));
    const [only] = different;
    if (only === undefined || different.length > 1) break;
    path.push(only);
    here = [one[only], other[only]];
  }
  return { path: path.join('.'), typed: here.every(isTyped) };
}

function isTyped(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
