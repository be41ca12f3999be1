/** What the running script says of itself in the address of its reports. */
export type ScriptWords = { readonly script: string; readonly consent: 'required' | 'not_required' };

/**
 * Reads `?v=<revision>&c=<consent>`. Anything else, also more than these two, says nothing: scripts that browsers have
 * kept since before speak without, and no report is lost over it.
 */
export function findScriptWords(query: unknown): ScriptWords | undefined {
  if (typeof query !== 'object' || query === null) return undefined;
  const said = new Map<string, unknown>(Object.entries(query));
  const [v, c] = [said.get('v'), said.get('c')];
  if (said.size !== 2 || typeof v !== 'string' || !/^[\w-]{22}$/.test(v)) return undefined;
  if (c !== 'required' && c !== 'not_required') return undefined;
  return { script: v, consent: c };
}

/** Adds to an endpoint's address of reports what the script is to say of itself. */
export function toReportsUrl(endpoint: string, { script, consent }: ScriptWords): string {
  return `${endpoint}/seen?v=${script}&c=${consent}`;
}

/** The origin of the page that asked for a script, as browsers tell it; nothing where they do not. */
export function findPageOrigin(headers: {
  readonly origin?: string | undefined;
  readonly referer?: string | undefined;
}): string | undefined {
  const url = URL.parse(headers.origin ?? headers.referer ?? '');
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  return url.origin.length > 255 ? undefined : url.origin;
}
