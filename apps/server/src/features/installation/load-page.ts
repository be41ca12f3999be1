import { lookup as lookUp } from 'node:dns';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isTypedInside, toNearness } from './private-address.ts';

/** A page as it came. */
export type LoadedPage = { readonly html: string; readonly policies: readonly string[] };

/** A page, or why there is none. */
export type Loading =
  | { readonly ok: true; readonly page: LoadedPage }
  | {
      readonly ok: false;
      readonly why: 'unreachable' | 'private_address' | 'too_slow' | 'not_a_page' | 'error_status';
    }
  | { readonly ok: false; readonly why: 'redirects_elsewhere'; readonly to: string };

const patienceMs = 6000;
const mostBytes = 1_000_000;
const mostRedirects = 4;

/**
 * Loads a page for its head alone. The address is looked at when the connection is made, not before, so that a name
 * cannot lead elsewhere in between: inside a network only where the merchant typed such an address in. Redirects to
 * another host or port are told, not followed; no cookie is sent, and what comes is cut off at 1 MB or after 6 s.
 */
export async function loadPage(address: string): Promise<Loading> {
  const signal = AbortSignal.timeout(patienceMs);
  let url = new URL(address);
  try {
    for (let step = 0; step <= mostRedirects; step += 1) {
      const answer = await ask(url, signal);
      const next = findRedirect(answer, url);
      if (next === undefined) return await read(answer);
      answer.destroy();
      if (!isSameHost(url, next)) return { ok: false, why: 'redirects_elsewhere', to: next.origin };
      url = next;
    }
    return { ok: false, why: 'error_status' };
  } catch (error) {
    if (error instanceof PrivateAddress) return { ok: false, why: 'private_address' };
    return { ok: false, why: signal.aborted ? 'too_slow' : 'unreachable' };
  }
}

class PrivateAddress extends Error {}

function ask(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const mayBeInside = isTypedInside(url.hostname);
  const isRefused = (ip: string): boolean => {
    const nearness = toNearness(ip);
    return nearness === 'never' || (nearness === 'inside' && !mayBeInside);
  };
  if (isIP(host) !== 0 && isRefused(host)) return Promise.reject(new PrivateAddress());
  const lookup: LookupFunction = (name, options, done) => {
    lookUp(name, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, '', 0);
      if (addresses.some(({ address }) => isRefused(address))) return done(new PrivateAddress(), '', 0);
      if (options.all === true) return done(null, addresses);
      const [first] = addresses;
      return first === undefined
        ? done(new Error('no address'), '', 0)
        : done(null, first.address, first.family);
    });
  };
  const get = url.protocol === 'https:' ? getHttps : getHttp;
  return new Promise((resolve, reject) => {
    get(
      url,
      {
        agent: false,
        lookup,
        signal,
        headers: {
          accept: 'text/html',
          'accept-encoding': 'identity',
          'user-agent': 'Facet (install check)',
        },
      },
      resolve,
    ).on('error', reject);
  });
}

function findRedirect({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | undefined {
  if (statusCode < 300 || statusCode >= 400 || headers.location === undefined) return undefined;
  const next = URL.parse(headers.location, from.href);
  return next?.protocol === 'https:' || next?.protocol === 'http:' ? next : undefined;
}

/** The same host by its usual ports, since shops lead from http to https, or by the very port it had. */
function isSameHost(from: URL, to: URL): boolean {
  return from.hostname === to.hostname && (from.port === to.port || (from.port === '' && to.port === ''));
}

async function read(answer: IncomingMessage): Promise<Loading> {
  const { statusCode = 0, headers } = answer;
  const fail = (why: 'error_status' | 'not_a_page'): Loading => {
    answer.destroy();
    return { ok: false, why };
  };
  if (statusCode < 200 || statusCode >= 300) return fail('error_status');
  const isPage = headers['content-type']?.includes('html') === true;
  const encoding = headers['content-encoding'] ?? 'identity';
  if (!isPage || encoding !== 'identity') return fail('not_a_page');
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    pieces.push(piece);
    size += piece.length;
    if (size >= mostBytes) break;
  }
  answer.destroy();
  const html = Buffer.concat(pieces).subarray(0, mostBytes).toString('utf8');
  const policy = headers['content-security-policy'];
  // Node joins repeated headers by commas, which no policy holds otherwise.
  const policies = policy === undefined ? [] : [policy].flat().flatMap((text) => text.split(','));
  return { ok: true, page: { html, policies } };
}
