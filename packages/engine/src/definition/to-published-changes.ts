import type { Change } from './change.ts';

/**
 * Changes as the storefront script makes them, in fewer kinds: hiding is a style, and a new picture is also the one that a
 * browser picks by the size of the screen. These may be more changes than a definition holds.
 */
export function toPublishedChanges(changes: readonly Change[]): readonly Change[] {
  return changes.flatMap((change): readonly Change[] => {
    if (change.kind === 'hide') {
      return [{ kind: 'style', selector: change.selector, styles: { display: 'none !important' } }];
    }
    if (change.kind !== 'attribute' || change.name.toLowerCase() !== 'src') return [change];
    return [change, { ...change, name: 'srcset', value: toCandidate(change.value) }];
  });
}

/**
 * An address as the only one of a `srcset`, where spaces and commas part one from the next. Spaces around it, and breaks
 * within, mean nothing in `src`. The data after a comma stay: encoded, `data:` addresses would be none, and a comma
 * inside an address parts nothing.
 */
function toCandidate(address: string): string {
  const encoded = address
    .trim()
    .replaceAll(/[\t\n\r]/g, '')
    .replaceAll(' ', '%20');
  return /^data:/i.test(encoded) ? encoded : encoded.replaceAll(',', '%2C');
}
