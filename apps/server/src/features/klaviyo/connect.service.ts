import { setTimeout as sleep } from 'node:timers/promises';
import {
  createKlaviyoClient,
  type Grant,
  type KlaviyoAccount,
  type KlaviyoApp,
  type KlaviyoClient,
  KlaviyoError,
  revokeGrant,
  scopes,
} from '@facet/klaviyo';
import type { Member } from '@facet/protocol';
import type { Secrets } from '../../config/secrets.ts';
import type { Database } from '../../db/database.ts';
import { announceStoreChanged } from '../../db/store-changes.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { findConnection, isGrantHeld } from './connection.reads.ts';
import {
  findSealedCredential,
  type NewConnection,
  removeConnection,
  saveConnection,
} from './connection.store.ts';
import {
  type ConnectionsService,
  klaviyoTimeoutMs,
  toBearer,
  toKeyAuthorization,
} from './connections.service.ts';
import { openGrant, sealGrant } from './grant.store.ts';
import { toMemberFailure } from './klaviyo-failure.ts';
import { toCredentialPlace } from './places.ts';

type Ports = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly audit: AuditService;
  readonly log: Log;
  readonly connections: ConnectionsService;
  readonly apiUrl: string;
  readonly findApp: () => KlaviyoApp | undefined;
};

/** Makes and ends connections. */
export type ConnectService = {
  /** Throws `KlaviyoError` where the grant lets us read too little, or nothing. */
  readonly connectGrant: (storeId: string, grant: Grant, member: Member) => Promise<void>;
  /** Throws `invalid_body`, `klaviyo_refused`, `klaviyo_unreachable` or `klaviyo_rate_limited`. */
  readonly connectPrivateKey: (storeId: string, privateKey: string, member: Member) => Promise<void>;
  /** Erases everything remembered under the connection and gives the grant back. */
  readonly disconnect: (storeId: string, member: Member) => Promise<void>;
  /**
   * Gives a grant back that no store holds any more, unless another store's hangs on the same account; where the
   * account is not known, on any. What Klaviyo says to that changes nothing here.
   */
  readonly giveBack: (grant: Grant, accountId?: string) => Promise<void>;
};

const longestWaitMs = 5000;

/** Makes the service that makes and ends connections. */
export function createConnectService(ports: Ports): ConnectService {
  const { database, secrets, audit, log, connections, apiUrl, findApp } = ports;
  const { queryable } = database;

  /** A client for a credential that is not kept yet. */
  const createFirstClient = (authorization: string): KlaviyoClient =>
    createKlaviyoClient({
      apiUrl,
      credential: { authorization: async () => authorization },
      timeoutMs: klaviyoTimeoutMs,
      gate: (_operation, request) => request(),
      observe: () => {},
    });

  const giveBack = async (grant: Grant, accountId?: string): Promise<void> => {
    const app = findApp();
    if (app === undefined || (await isGrantHeld(queryable, accountId))) return;
    try {
      await revokeGrant(app, grant);
    } catch (err) {
      log.warn({ err }, 'Klaviyo did not take back a grant; it is erased here all the same');
    }
  };

  const findGrant = async (storeId: string): Promise<Grant | undefined> => {
    const connection = await findConnection(queryable, storeId);
    if (connection?.method !== 'oauth') return undefined;
    const sealed = await findSealedCredential(queryable, storeId);
    return sealed === undefined ? undefined : openGrant(secrets, storeId, sealed);
  };

  const connect = async (connection: NewConnection, member: Member): Promise<void> => {
    const { storeId } = connection;
    const before = await findConnection(queryable, storeId);
    const replaced =
      before?.accountId !== connection.account.id || connection.method !== 'oauth'
        ? await findGrant(storeId)
        : undefined;
    await inTransaction(queryable, async (transaction) => {
      await saveConnection(transaction, connection);
      await audit.record(transaction, {
        storeId,
        member,
        action: 'klaviyo.connected',
        target: storeId,
        before: before === undefined ? null : { account: before.accountName, method: before.method },
        after: { account: connection.account.name, method: connection.method, scopes: connection.scopes },
      });
      await announceStoreChanged(transaction, storeId);
    });
    connections.forget(storeId);
    if (replaced !== undefined) await giveBack(replaced, before?.accountId);
  };

  return {
    async connectGrant(storeId, grant, member) {
      const granted = grant.scopes.length === 0 ? scopes : grant.scopes;
      if (!scopes.every((scope) => granted.includes(scope))) throw new KlaviyoError('unauthorized', 'token');
      const account = await getAccount(createFirstClient(toBearer(grant.accessToken)));
      const sealedCredential = sealGrant(secrets, storeId, grant);
      await connect({ storeId, method: 'oauth', sealedCredential, account, scopes: [...granted] }, member);
    },

    async connectPrivateKey(storeId, privateKey, member) {
      // It becomes a header: what no header can carry is no key, and nothing is asked.
      if (!/^[\x21-\x7e]+$/.test(privateKey)) {
        const message = 'This is not a private key of Klaviyo’s: paste it again, whole and without blanks.';
        throw new Failure('invalid_body', `${message} Klaviyo was not asked.`, {
          problems: [{ path: 'privateKey', message }],
        });
      }
      const account = await checkPrivateKey(createFirstClient(toKeyAuthorization(privateKey)));
      const sealedCredential = secrets.seal(privateKey, toCredentialPlace(storeId));
      await connect(
        { storeId, method: 'private_key', sealedCredential, account, scopes: [...scopes] },
        member,
      );
    },

    async disconnect(storeId, member) {
      const connection = await findConnection(queryable, storeId);
      if (connection === undefined) return;
      const grant = await findGrant(storeId);
      await inTransaction(queryable, async (transaction) => {
        await removeConnection(transaction, storeId);
        await audit.record(transaction, {
          storeId,
          member,
          action: 'klaviyo.disconnected',
          target: storeId,
          before: { account: connection.accountName, method: connection.method },
        });
        await announceStoreChanged(transaction, storeId);
      });
      connections.forget(storeId);
      if (grant !== undefined) await giveBack(grant, connection.accountId);
    },

    giveBack,
  };
}

/** Klaviyo answers this once a second (contract §1.9): whoever comes too early is asked again, once. */
async function getAccount(client: KlaviyoClient): Promise<KlaviyoAccount> {
  try {
    return await client.getAccount();
  } catch (error) {
    const waitMs = error instanceof KlaviyoError ? (error.retryAfterMs ?? Infinity) : Infinity;
    if (waitMs > longestWaitMs) throw error;
    await sleep(waitMs);
    return client.getAccount();
  }
}

/** Tries the key on everything that Facet reads, so that a key that cannot work is refused now and not at a visit. */
async function checkPrivateKey(client: KlaviyoClient): Promise<KlaviyoAccount> {
  try {
    const account = await getAccount(client);
    await client.listSegmentPage();
    // A token that nobody holds: the answer shows whether profiles may be read, and holds none.
    await client.findProfileId(`facet-access-check.${account.publicKey}`).catch((error: unknown) => {
      if (!(error instanceof KlaviyoError && error.kind === 'unresolvable_token')) throw error;
    });
    return account;
  } catch (error) {
    if (error instanceof KlaviyoError && error.kind === 'unauthorized') {
      throw new Failure(
        'klaviyo_refused',
        'Klaviyo refused this key, or it may not read accounts, profiles and segments. Make a private key with read-only access to these three and paste it again.',
        { cause: error },
      );
    }
    throw toMemberFailure(error);
  }
}
