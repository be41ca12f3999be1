/** The page that a preview link opens, as the server reads it: an address of the store, or a path from its root. */
export function toPagePath(text: string): string {
  const page = text.trim();
  return page.startsWith('/') || /^https?:/i.test(page) ? page : `/${page}`;
}
