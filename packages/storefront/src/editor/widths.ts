/** The widths in which a page is looked at, in CSS pixels. */
export const widths = [
  { name: 'Desktop', px: 1280 },
  { name: 'Tablet', px: 820 },
  { name: 'Phone', px: 390 },
] as const;

const settleMs = 400;

/** In which of them a page is looked at that is so wide. */
export function toWidthName(px: number): (typeof widths)[number]['name'] {
  if (px > 1024) return 'Desktop';
  return px > 600 ? 'Tablet' : 'Phone';
}

/**
 * Makes the window so wide that the page has a width. Browsers let only windows do that which a page has opened as such, and
 * none may be narrower than the browser allows: `done` hears how wide the page is afterwards.
 */
export function resizePage(px: number, done: (px: number) => void): void {
  try {
    resizeTo(px + outerWidth - innerWidth, outerHeight);
  } catch {
    // Then it stays as it is, which is told.
  }
  setTimeout(() => done(innerWidth), settleMs);
}

/** What became of a wish for a width. */
export function toWidthWords(wanted: number, is: number): string {
  const note = 'Conditions on the device still go by this browser.';
  if (Math.abs(is - wanted) <= 20) return `The page is ${is} pixels wide now. ${note}`;
  return `This browser leaves the page ${is} pixels wide. Make the window narrower or wider by hand, or open it again from Facet in that size.`;
}
