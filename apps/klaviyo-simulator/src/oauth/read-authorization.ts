import type { Context } from '../context.ts';
import type { Client } from '../options.ts';
import { scopeWords } from '../scopes.ts';
import { readQueryForm } from './read-form.ts';

/** A request for authorization that may be shown to the user. */
export interface Authorization {
  readonly client: Client;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string;
  readonly challenge: string;
}

export type AuthorizationReading =
  | { readonly kind: 'asked'; readonly authorization: Authorization }
  /** Nobody to send the browser back to: the error is shown on Klaviyo's own page. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'sent-back'; readonly location: string };

/** The redirect of section 2: the parameters added to the registered address. */
export function toCallback(redirectUri: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** Reads the query of /oauth/authorize; all seven parameters of section 2 are required. */
export function readAuthorization(context: Context, rawQuery: string): AuthorizationReading {
  const form = readQueryForm(rawQuery);
  if (!form.ok) return { kind: 'refused', reason: `The parameter ${form.repeated} came more than once.` };
  const { fields } = form;
  const client = context.clients.find(({ id }) => id === fields.get('client_id'));
  if (client === undefined) return { kind: 'refused', reason: 'There is no app with this client_id.' };
  const redirectUri = fields.get('redirect_uri') ?? '';
  if (!client.redirectUris.includes(redirectUri))
    return { kind: 'refused', reason: 'The redirect_uri is not one that the app has registered.' };

  const state = fields.get('state') ?? '';
  const sendBack = (error: string, description: string): AuthorizationReading => ({
    kind: 'sent-back',
    location: toCallback(redirectUri, {
      error,
      error_description: description,
      ...(state === '' ? {} : { state }),
    }),
  });
  if (fields.get('response_type') !== 'code')
    return sendBack('unsupported_response_type', 'response_type must be code.');
  if (state === '') return sendBack('invalid_request', 'state is required.');
  const challenge = fields.get('code_challenge') ?? '';
  if (fields.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge))
    return sendBack('invalid_request', 'PKCE with a code_challenge of method S256 is required.');
  if (context.world.grants.isChallengeUsed(challenge))
    return sendBack('invalid_request', 'The code_challenge was used before; every request needs a new one.');
  const scopes = [...new Set((fields.get('scope') ?? '').split(' ').filter((scope) => scope !== ''))];
  const allowed = client.scopes ?? [...scopeWords.keys()];
  const foreign = scopes.find((scope) => !allowed.includes(scope));
  if (foreign !== undefined || scopes.length === 0)
    return sendBack('invalid_scope', "scope must name scopes of the app's settings, parted by spaces.");
  return { kind: 'asked', authorization: { client, redirectUri, scopes, state, challenge } };
}
