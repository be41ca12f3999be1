/** How far the reading of a segment has come: in words, and as a share from 0 to 1 where the count is known. */
export type ReadingProgress = { readonly words: string; readonly share: number | null };

/** `count` is what Klaviyo counts, `null` where nobody asked; people may join while the reading goes on. */
export function toReadingProgress(members: number, count: number | null): ReadingProgress {
  if (count === null || count < members || count === 0) {
    return { words: `${toMemberWords(members)} so far`, share: null };
  }
  return {
    words: `${members.toLocaleString('en')} of ${toMemberWords(count)}`,
    share: members / count,
  };
}

/** Some members of a segment. */
export function toMemberWords(members: number): string {
  return members === 1 ? '1 member' : `${members.toLocaleString('en')} members`;
}
