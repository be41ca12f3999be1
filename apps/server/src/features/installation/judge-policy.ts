/** What a page asks of its Content-Security-Policy. */
type Wish = {
  readonly kind: 'script-src' | 'connect-src';
  readonly url: string;
  readonly pageOrigin: string;
  readonly nonce?: string | undefined;
};

/** Whether a page's policies let it load a script from an address, or call one. All of them must. */
export function isAllowed(policies: readonly string[], wish: Wish): boolean {
  return policies.every((policy) => {
    const sources = findSources(policy, wish.kind);
    return sources === undefined || sourcesAllow(sources, wish);
  });
}

function findSources(policy: string, kind: Wish['kind']): readonly string[] | undefined {
  const directives = new Map<string, readonly string[]>();
  for (const text of policy.split(';')) {
    const [name = '', ...sources] = text.trim().split(/\s+/);
    if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  const own = kind === 'script-src' ? directives.get('script-src-elem') : undefined;
  return own ?? directives.get(kind) ?? directives.get('default-src');
}

function sourcesAllow(sources: readonly string[], { kind, url, pageOrigin, nonce }: Wish): boolean {
  if (kind === 'script-src') {
    if (nonce !== undefined && sources.includes(`'nonce-${nonce}'`)) return true;
    // With it, the names of hosts do not count.
    if (sources.some((source) => source.toLowerCase() === "'strict-dynamic'")) return false;
  }
  const target = new URL(url);
  return sources.some((source) => sourceAllows(source, target, new URL(pageOrigin)));
}

/** CSP level 3, section 6.7.2.8, as far as shops write sources. */
function sourceAllows(source: string, target: URL, page: URL): boolean {
  const text = source.toLowerCase();
  if (text === "'self'") return target.host === page.host;
  if (text === '*') return target.protocol === 'https:' || target.protocol === page.protocol;
  if (/^[a-z][a-z0-9+.-]*:$/.test(text)) return isScheme(text, target);
  const match = /^(?:([a-z][a-z0-9+.-]*:)\/\/)?(\*|(?:\*\.)?[a-z0-9.-]+)(?::(\d+|\*))?(\/[^?#]*)?$/.exec(
    text,
  );
  if (match === null) return false;
  const [, scheme, host = '', port, path] = match;
  if (scheme === undefined ? !isScheme(page.protocol, target) : !isScheme(scheme, target)) return false;
  const fits =
    host === '*' ||
    (host.startsWith('*.') ? target.hostname.endsWith(host.slice(1)) : target.hostname === host);
  if (!fits) return false;
  if (port === undefined ? target.port !== '' : port !== '*' && port !== toPort(target)) return false;
  if (path === undefined || path === '/') return true;
  const wanted = target.pathname.toLowerCase();
  return path.endsWith('/') ? wanted.startsWith(path) : wanted === path;
}

/** http stands for https too. */
function isScheme(scheme: string, target: URL): boolean {
  return target.protocol === scheme || (scheme === 'http:' && target.protocol === 'https:');
}

function toPort({ port, protocol }: URL): string {
  return port === '' ? (protocol === 'https:' ? '443' : '80') : port;
}
