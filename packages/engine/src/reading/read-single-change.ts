import type { Change } from '../definition/change.ts';
import { limits } from './limits.ts';
import type { Problem } from './place.ts';
import { readChange } from './read-change.ts';

/** How many changes a variation holds at most. */
export const maxChanges: number = limits.changes;

/** A change, or what is wrong with what claims to be one. */
export type ReadSingleChange =
  | { readonly ok: true; readonly change: Change }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Judges one change on its own, as strictly as in a definition. */
export function readSingleChange(value: unknown): ReadSingleChange {
  const problems: Problem[] = [];
  const change = readChange(value, { path: '', problems });
  return change !== undefined && problems.length === 0 ? { ok: true, change } : { ok: false, problems };
}
