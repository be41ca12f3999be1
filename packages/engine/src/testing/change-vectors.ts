import type { Change } from '../index.ts';
import { readSpec } from './vectors.ts';

type Accepted = { readonly name: string; readonly change: Change; readonly published?: readonly Change[] };
type Refused = { readonly name: string; readonly change: object; readonly path: string };

/** What `spec/changes.json` holds. */
export const changeVectors: { readonly changes: readonly Accepted[]; readonly refused: readonly Refused[] } =
  JSON.parse(readSpec('changes'));
