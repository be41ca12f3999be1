/** The host of an address in lower case, without `www.` and port; empty where there is none. */
export function hostOf(address: string): string {
  const [, host = ''] = /^[\w+.-]+:\/\/(?:[^/?#@]*@)?(?:www\.)?([^/?#:]*)/i.exec(address) ?? [];
  return host.toLowerCase();
}

/** Whether a host is the store's, below it, or what it is below: `checkout.shop.example`, `brand.example`. */
export function isAround(host: string, ownHost: string): boolean {
  return host === ownHost || host.endsWith(`.${ownHost}`) || ownHost.endsWith(`.${host}`);
}
