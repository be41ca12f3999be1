/** What came back in the end, after redirects. */
export type Answer = { readonly url: string; readonly status: number; readonly body: string };

/** A request as a person's browser makes it. */
export type Ask = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
};

/** Something that keeps cookies and follows redirects. */
export type Agent = { readonly ask: (url: string, ask?: Ask) => Promise<Answer> };

const maxRedirects = 10;

/** A plain browser without a screen. Cookies belong to a host, whatever its port, as in every browser. */
export function createAgent(): Agent {
  const jar = new Map<string, Map<string, string>>();

  const send = async (url: string, ask: Ask): Promise<Response> => {
    const { hostname } = new URL(url);
    const cookies = jar.get(hostname) ?? new Map<string, string>();
    jar.set(hostname, cookies);
    const response = await fetch(url, { ...toInit(url, ask, cookies), redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    return response;
  };

  return {
    ask: async (start, first = {}) => {
      let url = start;
      let ask: Ask = first;
      for (let hops = 0; hops <= maxRedirects; hops += 1) {
        const response = await send(url, ask);
        const location = response.headers.get('location');
        if (response.status < 300 || response.status > 399 || location === null) {
          return { url, status: response.status, body: await response.text() };
        }
        await response.body?.cancel();
        url = new URL(location, url).href;
        if (response.status !== 307 && response.status !== 308) ask = {};
      }
      throw new Error(`More than ${maxRedirects} redirects.`);
    },
  };
}

function toInit(url: string, ask: Ask, cookies: ReadonlyMap<string, string>): RequestInit {
  const headers: Record<string, string> = {
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  };
  const method = ask.method ?? (ask.form === undefined && ask.json === undefined ? 'GET' : 'POST');
  if (method !== 'GET') headers['origin'] = new URL(url).origin;
  if (ask.form !== undefined) return { method, headers, body: new URLSearchParams(ask.form) };
  if (ask.json === undefined) return { method, headers };
  return {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(ask.json),
  };
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, equals).trim();
  const value = pair.slice(equals + 1).trim();
  const ended = attributes.some((attribute) => /^\s*max-age=(0|-\d+)\s*$/i.test(attribute)) || value === '';
  if (ended) cookies.delete(name);
  else cookies.set(name, value);
}
