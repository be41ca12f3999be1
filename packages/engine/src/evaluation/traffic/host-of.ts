/** The host of an address in lower case, without `www.` and port; empty where there is none. */
export function hostOf(address: string): string {
  const [, host = ''] = /^[\w+.-]+:\/\/(?:[^/?#@]*@)?(?:www\.)?([^/?#:]*)/i.exec(address) ?? [];
  return host.toLowerCase();
}
