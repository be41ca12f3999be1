const hourMs = 3_600_000;

/** How long a preview link may work, for people to choose. */
export const lives: readonly { readonly ms: number; readonly label: string }[] = [
  { ms: hourMs, label: '1 hour' },
  { ms: 24 * hourMs, label: '1 day' },
  { ms: 7 * 24 * hourMs, label: '7 days' },
  { ms: 30 * 24 * hourMs, label: '30 days' },
];

/** The life that somebody chose, in milliseconds. */
export function findLife(chosen: string | null): number | undefined {
  return lives.find(({ ms }) => String(ms) === chosen)?.ms;
}
