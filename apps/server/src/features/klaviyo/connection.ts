/** How a store stands with Klaviyo. */
export type ConnectionState = 'active' | 'reconnect_needed' | 'degraded';

/** One store's connection, without its secrets. */
export type Connection = {
  readonly id: string;
  readonly storeId: string;
  readonly method: 'oauth' | 'private_key';
  readonly accountId: string;
  readonly accountName: string;
  readonly accountPublicKey: string;
  readonly scopes: readonly string[];
  readonly connectedAt: Date;
  readonly state: ConnectionState;
  /** Kind of the failure that led to the state. */
  readonly failure: string | null;
  readonly lastSuccessAt: Date | null;
  /** Whether a flow of Klaviyo's may send hints. */
  readonly hintsEnabled: boolean;
};

/** What a call's outcome says about the connection; `null`: nothing. */
export function toStateAfter(failure: string | undefined): ConnectionState | null {
  switch (failure) {
    case undefined:
    // Klaviyo answered properly: about an expired token, or about something that is gone.
    case 'unresolvable_token':
    case 'not_found':
      return 'active';
    case 'unauthorized':
    case 'invalid_grant':
      return 'reconnect_needed';
    case 'unavailable':
      return 'degraded';
    default:
      return null;
  }
}

const meanwhile =
  'Visitors whose segments are remembered keep seeing what they should until that expires, at most 24 hours after it was read; everybody else sees the original.';

/** What happened and what it means for visitors, in plain words; `null` while all is well. */
export function toNotice(connection: Pick<Connection, 'state' | 'method' | 'failure'>): string | null {
  switch (connection.state) {
    case 'active':
      return null;
    case 'degraded':
      return `Klaviyo does not answer properly at the moment. ${meanwhile} Facet keeps asking and recovers by itself; nobody needs to sign in again.`;
    case 'reconnect_needed':
      return `${toReason(connection)} ${meanwhile} ${toRemedy(connection)}`;
  }
  return null;
}

function toReason({ method, failure }: Pick<Connection, 'method' | 'failure'>): string {
  if (method === 'private_key') {
    return 'Klaviyo refused the private key: it was revoked, or it may not read accounts, profiles and segments.';
  }
  if (failure === 'invalid_grant') {
    return 'Klaviyo ended the connection: the app was uninstalled there, or it was not used for 90 days.';
  }
  return 'Klaviyo refused the connection: a permission was withdrawn, or the client secret changed.';
}

function toRemedy({ method }: Pick<Connection, 'method'>): string {
  return method === 'private_key' ? 'Paste a new key to go on.' : 'Sign in with Klaviyo again to go on.';
}
