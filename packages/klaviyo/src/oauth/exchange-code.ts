import {
  authorizationCodeGrantRequest,
  expectNoState,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import { type KlaviyoApp, toClient, toClientAuth, toRequestOptions, toServer } from './app.ts';
import { toOAuthError } from './failure.ts';
import { type Grant, toGrant } from './grant.ts';

/**
 * The grant for an authorization code. The caller has already found the attempt by its state; `invalid_grant` means
 * that the code is used, expired or of another attempt.
 */
export async function exchangeCode(
  app: KlaviyoApp,
  code: string,
  codeVerifier: string,
  now: () => number = Date.now,
): Promise<Grant> {
  const server = toServer(app);
  const client = toClient(app);
  const askedAtMs = now();
  try {
    const parameters = validateAuthResponse(server, client, new URLSearchParams({ code }), expectNoState);
    const response = await authorizationCodeGrantRequest(
      server,
      client,
      toClientAuth(app),
      parameters,
      app.redirectUri,
      codeVerifier,
      toRequestOptions(app),
    );
    return toGrant(await processAuthorizationCodeResponse(server, client, response), askedAtMs);
  } catch (error) {
    throw toOAuthError(error, 'token');
  }
}
