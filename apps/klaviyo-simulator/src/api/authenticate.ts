import type { Context } from '../context.ts';
import { ApiError } from './api-error.ts';

/** Who is calling: whose quota is used, and what they may do. */
export interface Caller {
  readonly accountId: string;
  /** The install's id, or `keys:<account>`, since all private keys of an account share one pool (section 4). */
  readonly quota: string;
  readonly scopes: readonly string[];
}

function unauthorized(code: string, detail: string): ApiError {
  return new ApiError(401, code, detail, detail);
}

function readCredential(header: string): { readonly scheme: string; readonly credential: string } {
  const [, scheme = '', credential = ''] = /^(Bearer|Klaviyo-API-Key) (\S+)$/.exec(header) ?? [];
  return { scheme, credential };
}

/** Whose account the credentials are for, whether or not they are still good; null when they tell nothing. */
export function findAccountId({ world }: Context, header: string | undefined): string | null {
  const { scheme, credential } = readCredential(header ?? '');
  if (scheme === 'Klaviyo-API-Key') return world.keys.find(credential)?.accountId ?? null;
  return world.grants.findAccountId(credential) ?? null;
}

/** Reads the Authorization header: `Bearer <access token>` or `Klaviyo-API-Key pk_…`; throws a 401. */
export function authenticate(context: Context, header: string | undefined): Caller {
  if (header === undefined)
    throw unauthorized('not_authenticated', 'Authentication credentials were not provided.');
  const { scheme, credential } = readCredential(header);
  if (scheme === 'Klaviyo-API-Key') {
    const key = context.world.keys.find(credential);
    if (key !== undefined)
      return { accountId: key.accountId, quota: `keys:${key.accountId}`, scopes: key.scopes };
  }
  if (scheme === 'Bearer') {
    const found = context.world.grants.findAccess(credential);
    if (found !== undefined)
      return {
        accountId: found.install.accountId,
        quota: found.install.id,
        scopes: found.access.scopes,
      };
  }
  throw unauthorized('authentication_failed', 'Incorrect authentication credentials.');
}

/** Throws the 403 of a caller that lacks one of the scopes. */
export function requireScopes(caller: Caller, scopes: readonly string[]): void {
  const missing = scopes.filter((scope) => !caller.scopes.includes(scope));
  if (missing.length === 0) return;
  throw new ApiError(
    403,
    'permission_denied',
    'You do not have permission to perform this action.',
    `The token lacks the scope${missing.length === 1 ? '' : 's'} ${missing.join(', ')}.`,
  );
}
