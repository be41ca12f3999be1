import { processRefreshTokenResponse, refreshTokenGrantRequest } from 'oauth4webapi';
import { type KlaviyoApp, toClient, toClientAuth, toRequestOptions, toServer } from './app.ts';
import { toOAuthError } from './failure.ts';
import { type Grant, toGrant } from './grant.ts';

/** A new access token for a grant. `invalid_grant` means that somebody has to sign in again (contract §2). */
export async function refreshGrant(
  app: KlaviyoApp,
  grant: Grant,
  now: () => number = Date.now,
): Promise<Grant> {
  const server = toServer(app);
  const client = toClient(app);
  const askedAtMs = now();
  try {
    const response = await refreshTokenGrantRequest(
      server,
      client,
      toClientAuth(app),
      grant.refreshToken,
      toRequestOptions(app),
    );
    return toGrant(await processRefreshTokenResponse(server, client, response), askedAtMs, grant);
  } catch (error) {
    throw toOAuthError(error, 'token');
  }
}
