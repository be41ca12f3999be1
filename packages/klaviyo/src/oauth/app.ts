import { type AuthorizationServer, allowInsecureRequests, type Client, type ClientAuth } from 'oauth4webapi';
import type { KlaviyoEndpoints } from '../endpoints.ts';

/** The operator's own OAuth app at Klaviyo. */
export type KlaviyoApp = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Must be registered with the app, letter by letter. */
  readonly redirectUri: string;
  readonly endpoints: KlaviyoEndpoints;
};

/** The rights that Facet asks for, all of them for reading (contract §2). */
export const scopes = ['accounts:read', 'profiles:read', 'segments:read'] as const;

/** Klaviyo as an authorization server; it publishes no metadata of its own. */
export function toServer(app: KlaviyoApp): AuthorizationServer {
  return {
    issuer: 'https://www.klaviyo.com',
    authorization_endpoint: app.endpoints.authorizeUrl,
    token_endpoint: app.endpoints.tokenUrl,
    revocation_endpoint: app.endpoints.revokeUrl,
  };
}

export function toClient(app: KlaviyoApp): Client {
  return { client_id: app.clientId };
}

/**
 * HTTP Basic of id and secret as they are. Klaviyo's samples encode neither first (contract §2), while RFC 6749
 * would turn the hyphens of a client id into `%2D`.
 */
export function toClientAuth(app: KlaviyoApp): ClientAuth {
  return (_server, client, _body, headers) => {
    const credentials = Buffer.from(`${client.client_id}:${app.clientSecret}`, 'utf8').toString('base64');
    headers.set('authorization', `Basic ${credentials}`);
  };
}

/** Options of every OAuth call: an own limit, which no caller's haste can shorten. */
export function toRequestOptions(
  app: KlaviyoApp,
  timeoutMs = 30_000,
): { signal: AbortSignal; [allowInsecureRequests]: boolean } {
  return { signal: AbortSignal.timeout(timeoutMs), [allowInsecureRequests]: app.endpoints.allowInsecure };
}
