/** What people typed, one address a line, as origins; whole addresses are cut to their origin. */
export function readOrigins(text: string): {
  readonly origins: readonly string[];
  readonly wrong: readonly string[];
} {
  const origins = new Set<string>();
  const wrong: string[] = [];
  for (const line of text.split(/[\n,]/).map((part) => part.trim())) {
    if (line === '') continue;
    const origin = findOrigin(line) ?? findOrigin(`${isThisMachine(line) ? 'http' : 'https'}://${line}`);
    if (origin === undefined) wrong.push(line);
    else origins.add(origin);
  }
  return { origins: [...origins], wrong };
}

/** Shops in development have no certificate as a rule. */
function isThisMachine(address: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/i.test(address);
}

function findOrigin(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  const isPlainName =
    url.hostname === 'localhost' || url.hostname.includes('.') || url.hostname.includes(':');
  return isPlainName && url.username === '' ? url.origin : undefined;
}
