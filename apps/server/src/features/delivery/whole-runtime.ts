import { createHash } from 'node:crypto';
import { toRevision } from './script.ts';

/** The script that stores load for good, by what it holds. */
export type WholeRuntime = {
  readonly revision: string;
  /** As browsers check it (https://www.w3.org/TR/SRI/). */
  readonly integrity: string;
};

/** Names a script for good. */
export function toWholeRuntime(text: string): WholeRuntime {
  const hash = createHash('sha384').update(text).digest('base64');
  return { revision: toRevision(text), integrity: `sha384-${hash}` };
}
