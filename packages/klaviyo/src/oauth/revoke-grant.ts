import { processRevocationResponse, revocationRequest } from 'oauth4webapi';
import { type KlaviyoApp, toClient, toClientAuth, toRequestOptions, toServer } from './app.ts';
import { toOAuthError } from './failure.ts';
import type { Grant } from './grant.ts';

/** Nothing depends on what Klaviyo says here, and somebody waits. */
const patienceMs = 3000;

/** Gives a grant back: access and refresh token end, the app is no longer connected at Klaviyo (contract §2). */
export async function revokeGrant(app: KlaviyoApp, grant: Grant): Promise<void> {
  try {
    const response = await revocationRequest(
      toServer(app),
      toClient(app),
      toClientAuth(app),
      grant.refreshToken,
      { ...toRequestOptions(app, patienceMs), additionalParameters: { token_type_hint: 'refresh_token' } },
    );
    await processRevocationResponse(response);
  } catch (error) {
    throw toOAuthError(error, 'revoke');
  }
}
