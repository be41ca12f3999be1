import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import { type KlaviyoApp, scopes } from './app.ts';

/** A sign-in that is about to begin. `state` and `codeVerifier` are for this one only and stay secret. */
export type AuthorizationAttempt = {
  readonly url: string;
  readonly state: string;
  readonly codeVerifier: string;
};

/** Where to send the browser, with a new PKCE pair and a new state for every attempt (contract §2). */
export async function createAuthorizationAttempt(app: KlaviyoApp): Promise<AuthorizationAttempt> {
  const state = generateRandomState();
  const codeVerifier = generateRandomCodeVerifier();
  const url = new URL(app.endpoints.authorizeUrl);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    scope: scopes.join(' '),
    state,
    code_challenge_method: 'S256',
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
  }).toString();
  return { url: url.href, state, codeVerifier };
}
