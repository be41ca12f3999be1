import type { TokenEndpointResponse } from 'oauth4webapi';
import { KlaviyoError } from '../klaviyo-error.ts';

/** A grant as it is kept: secret in every part. */
export type Grant = {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** When the access token ends, in milliseconds since the epoch. */
  readonly expiresAtMs: number;
  readonly scopes: readonly string[];
};

const fallbackLifeMs = 3_600_000;
/** Klaviyo's access tokens last an hour; a number beyond this is nonsense, and refreshing early does no harm. */
const longestLifeMs = 24 * 3_600_000;

/** A token answer as a grant. What Klaviyo leaves out of a refresh stays as it was. */
export function toGrant(answer: TokenEndpointResponse, nowMs: number, earlier?: Grant): Grant {
  const refreshToken = answer.refresh_token ?? earlier?.refreshToken;
  if (refreshToken === undefined) throw new KlaviyoError('unavailable', 'token', 200);
  const lifeMs = answer.expires_in === undefined ? fallbackLifeMs : answer.expires_in * 1000;
  const granted = answer.scope?.split(/\s+/).filter((scope) => scope !== '');
  return {
    accessToken: answer.access_token,
    refreshToken,
    expiresAtMs: nowMs + Math.min(lifeMs, longestLifeMs),
    scopes: granted ?? earlier?.scopes ?? [],
  };
}
