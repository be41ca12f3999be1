import type { Change } from '@facet/engine';
import { isSame } from '../../../../lib/is-same.ts';
import { toChangeName, toChangeTurn } from './change-words.ts';

/** What was done to a list of changes, one line each, without saying whose they are. */
export function listChanges(before: readonly Change[], after: readonly Change[]): readonly string[] {
  const gone = before.filter((change) => !isIn(after, change));
  const fresh = after.filter((change) => !isIn(before, change));
  const lines: string[] = [];
  const edited = new Set<Change>();
  for (const change of fresh) {
    const earlier = findEarlier(gone, edited, change);
    if (earlier === undefined) {
      lines.push(`${toChangeName(change)} added`);
      continue;
    }
    edited.add(earlier);
    const turn = toChangeTurn(earlier, change);
    lines.push(`${toChangeName(earlier)} edited${toAbout(earlier, change)}${turn === '' ? '' : `: ${turn}`}`);
  }
  for (const change of gone) if (!edited.has(change)) lines.push(`${toChangeName(change)} removed`);
  if (lines.length === 0 && !isSame(before, after)) lines.push('changes put in another order');
  return lines;
}

/** The change that one was made of: of the same kind, about the same first, else about anything. */
function findEarlier(
  gone: readonly Change[],
  taken: ReadonlySet<Change>,
  change: Change,
): Change | undefined {
  const free = gone.filter((each) => !taken.has(each) && each.kind === change.kind);
  const about = toChangeName(change);
  return free.find((each) => toChangeName(each) === about) ?? (free.length === 1 ? free[0] : undefined);
}

function toAbout(before: Change, after: Change): string {
  if ('selector' in after && after.selector === '') return ', without an element now';
  const name = toChangeName(after);
  return name === toChangeName(before) ? '' : `, now ${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
}

function isIn(list: readonly Change[], change: Change): boolean {
  return list.some((each) => isSame(each, change));
}
