import {
  createAuthorizationAttempt,
  endpointsAt,
  exchangeCode,
  type Grant,
  type KlaviyoApp,
  KlaviyoError,
  operationLimits,
} from '@facet/klaviyo';
import type { KlaviyoConnection, Member } from '@facet/protocol';
import type { KlaviyoConfig } from '../../config/config.ts';
import type { Secrets } from '../../config/secrets.ts';
import type { Database } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { describeRemembered } from '../memberships/memberships.reads.ts';
import { type ConnectService, createConnectService } from './connect.service.ts';
import { findConnection } from './connection.reads.ts';
import { toNotice } from './connection.ts';
import { type ConnectionsService, createConnectionsService } from './connections.service.ts';
import { toVerifierPlace } from './places.ts';
import { saveSignIn, takeSignIn } from './sign-in.store.ts';

type Ports = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly audit: AuditService;
  readonly log: Log;
  readonly now: () => number;
  readonly publicUrl: () => string;
  readonly klaviyo: KlaviyoConfig;
  /** Names this process towards the others of the installation. */
  readonly process: string;
};

/** What Klaviyo's redirect carried. */
type Callback = {
  readonly state: string;
  readonly code: string | undefined;
  readonly error: string | undefined;
};

/** How a sign-in ended. `unknown`: forged, expired, used already or begun by somebody else; nothing was changed. */
type SignInOutcome =
  | { readonly outcome: 'connected' | 'denied' | 'failed'; readonly storeId: string }
  | { readonly outcome: 'unknown' };

/** Connects stores to Klaviyo. */
export type KlaviyoService = AsyncDisposable &
  Pick<ConnectService, 'connectPrivateKey' | 'disconnect'> & {
    readonly connections: ConnectionsService;
    describe(storeId: string): Promise<Omit<KlaviyoConnection, 'memoryHitShare'>>;
    /** Where to send the member's browser. Throws `klaviyo_oauth_unavailable`. */
    beginSignIn(storeId: string, member: Member): Promise<string>;
    finishSignIn(callback: Callback, member: Member): Promise<SignInOutcome>;
  };

const signInLifeMs = 600_000;

/** Makes the service that connects stores to Klaviyo. */
export async function createKlaviyoService(ports: Ports): Promise<KlaviyoService> {
  const { database, secrets, audit, log, now, publicUrl } = ports;
  const { queryable } = database;
  const endpoints = endpointsAt(ports.klaviyo.apiUrl, ports.klaviyo.authorizeUrl);

  const findApp = (): KlaviyoApp | undefined => {
    const client = ports.klaviyo.oauthClient;
    if (client === null) return undefined;
    return {
      clientId: client.id,
      clientSecret: client.secret,
      redirectUri: `${publicUrl()}/integrations/klaviyo/callback`,
      endpoints,
    };
  };

  const connections = await createConnectionsService({
    database,
    secrets,
    log,
    now,
    apiUrl: endpoints.apiUrl,
    findApp,
    process: ports.process,
  });
  const connect = createConnectService({
    database,
    secrets,
    audit,
    log,
    connections,
    apiUrl: endpoints.apiUrl,
    findApp,
  });

  return {
    connections,

    async describe(storeId) {
      const live = await connections.find(storeId);
      await live?.health.written();
      const connection = await findConnection(queryable, storeId);
      const oauthAvailable = findApp() !== undefined;
      const limit = operationLimits.get_profiles.steadyPerMinute;
      if (connection === undefined || live === undefined) {
        return {
          state: 'not_connected',
          method: null,
          oauthAvailable,
          account: null,
          scopes: [],
          connectedAt: null,
          lastSuccessAt: null,
          notice: null,
          budget: { used: 0, limit },
          rememberedPeople: 0,
          oldestReadAt: null,
          hintsEnabled: false,
        };
      }
      const { budget } = live;
      const remembered = await describeRemembered(queryable, connection.id);
      const used = Math.max(
        ...(await Promise.all([budget.used('get_profiles'), budget.used('get_profile_ids_for_segment')])),
      );
      return {
        state: connection.state,
        method: connection.method,
        oauthAvailable,
        account: { name: connection.accountName, publicKey: connection.accountPublicKey },
        scopes: [...connection.scopes],
        connectedAt: connection.connectedAt.toISOString(),
        lastSuccessAt: connection.lastSuccessAt?.toISOString() ?? null,
        notice: toNotice(connection),
        budget: { used, limit },
        rememberedPeople: remembered.people,
        oldestReadAt: remembered.oldestReadAt?.toISOString() ?? null,
        hintsEnabled: connection.hintsEnabled,
      };
    },

    async beginSignIn(storeId, member) {
      const app = findApp();
      if (app === undefined) {
        throw new Failure(
          'klaviyo_oauth_unavailable',
          'The operator of this installation has not set up a Klaviyo OAuth app (docs/klaviyo.md). Paste a read-only private key instead.',
        );
      }
      const attempt = await createAuthorizationAttempt(app);
      await saveSignIn(queryable, {
        stateHash: secrets.hashOf('klaviyo-sign-in', attempt.state),
        storeId,
        memberId: member.id,
        sealedVerifier: secrets.seal(attempt.codeVerifier, toVerifierPlace(storeId)),
        expiresAt: new Date(now() + signInLifeMs),
      });
      return attempt.url;
    },

    async finishSignIn({ state, code, error }, member) {
      const stateHash = secrets.hashOf('klaviyo-sign-in', state);
      const signIn = await takeSignIn(queryable, stateHash, member.id, new Date(now()));
      const app = findApp();
      if (signIn === undefined || app === undefined) return { outcome: 'unknown' };
      const { storeId } = signIn;
      if (error !== undefined || code === undefined) {
        return { outcome: error === 'access_denied' ? 'denied' : 'failed', storeId };
      }
      let grant: Grant | undefined;
      try {
        const verifier = secrets.open(signIn.sealedVerifier, toVerifierPlace(storeId));
        grant = await exchangeCode(app, code, verifier, now);
        await connect.connectGrant(storeId, grant, member);
        return { outcome: 'connected', storeId };
      } catch (err) {
        if (!(err instanceof KlaviyoError)) throw err;
        log.warn({ err, storeId }, 'a sign-in with Klaviyo could not be finished');
        if (grant !== undefined) await connect.giveBack(grant);
        return { outcome: 'failed', storeId };
      }
    },

    connectPrivateKey: connect.connectPrivateKey,
    disconnect: connect.disconnect,
    [Symbol.asyncDispose]: () => connections[Symbol.asyncDispose](),
  };
}
