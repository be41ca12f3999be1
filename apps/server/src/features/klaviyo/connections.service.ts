import {
  createGrantKeeper,
  createKlaviyoClient,
  type KlaviyoApp,
  type KlaviyoClient,
  type KlaviyoCredential,
  KlaviyoError,
  type Operation,
  operationLimits,
  refreshGrant,
} from '@facet/klaviyo';
import {
  type Breaker,
  type Budget,
  createBreaker,
  createBudget,
  createGate,
  type Gate,
  type Urgency,
} from '@facet/membership';
import type { Secrets } from '../../config/secrets.ts';
import type { Database } from '../../db/database.ts';
import type { Log } from '../../log.ts';
import { createLedgerStore } from './call-ledgers.store.ts';
import { createClock } from './clock.ts';
import { findConnection } from './connection.reads.ts';
import { connectionChannel, findSealedCredential } from './connection.store.ts';
import type { Connection } from './connection.ts';
import { type ConnectionHealth, createConnectionHealth } from './connection-health.service.ts';
import { createGrantStore } from './grant.store.ts';
import { toCredentialPlace } from './places.ts';

/** A store's connection, ready to be used. A new one takes its place whenever the connection changes. */
export type LiveConnection = {
  readonly connection: Connection;
  /** Klaviyo's API by who waits for the answer. */
  readonly clients: Readonly<Record<Urgency, KlaviyoClient>>;
  readonly budget: Budget<Operation>;
  readonly gate: Gate<Operation>;
  readonly breaker: Breaker;
  readonly health: ConnectionHealth;
};

/** The connections of this process. */
export type ConnectionsService = AsyncDisposable & {
  /** The store's connection; `undefined` while it has none. Answered from memory. */
  find(storeId: string): Promise<LiveConnection | undefined>;
  /** Looks anew at the next asking. */
  forget(storeId: string): void;
};

type Ports = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly now: () => number;
  readonly apiUrl: string;
  /** `undefined` where the operator set no OAuth app. */
  readonly findApp: () => KlaviyoApp | undefined;
  /** Names this process towards the others of the installation. */
  readonly process: string;
};

/** How long one answer of Klaviyo's may take. */
export const klaviyoTimeoutMs = 6000;
/** Of a campaign's visitors, the newest; what waits longer than that has been given up by its page long ago. */
const mostWaiting = 5000;

/** Makes the service that keeps connections ready. */
export async function createConnectionsService(ports: Ports): Promise<ConnectionsService> {
  const { database, secrets, log, now } = ports;
  const clock = createClock(now);
  const report = (err: unknown): void => log.warn({ err }, "Klaviyo's budget could not be written down");
  const live = new Map<string, Promise<LiveConnection | undefined>>();
  const gates = new Map<string, { readonly budget: Budget<Operation>; readonly gate: Gate<Operation> }>();

  /** Klaviyo counts by account and app, whichever store asks and however often it was connected. */
  const getGate = (connection: Connection) => {
    const key = `${connection.accountId} ${connection.method}`;
    const known = gates.get(key);
    if (known !== undefined) return known;
    const ledgers = createLedgerStore(database.queryable, key);
    const budget = createBudget({ limits: operationLimits, ledgers, clock, holder: ports.process, report });
    const gate = createGate<Operation>({
      budget,
      clock,
      mostWaiting,
      findRetryAfterMs: (error) => (error instanceof KlaviyoError ? error.retryAfterMs : undefined),
    });
    gates.set(key, { budget, gate });
    return { budget, gate };
  };

  const createCredential = (connection: Connection, sealed: string): KlaviyoCredential => {
    if (connection.method === 'private_key') {
      const authorization = toKeyAuthorization(secrets.open(sealed, toCredentialPlace(connection.storeId)));
      return { authorization: async () => authorization };
    }
    const keeper = createGrantKeeper({
      store: createGrantStore(database.queryable, secrets, connection),
      refresh: async (grant) => {
        const app = ports.findApp();
        if (app === undefined) throw new KlaviyoError('unauthorized', 'token');
        return refreshGrant(app, grant, now);
      },
      now,
      random: Math.random,
    });
    return {
      async authorization(refused) {
        return toBearer(await keeper.getAccessToken(refused?.slice(bearer.length)));
      },
    };
  };

  const load = async (storeId: string): Promise<LiveConnection | undefined> => {
    const connection = await findConnection(database.queryable, storeId);
    const sealed = await findSealedCredential(database.queryable, storeId);
    if (connection === undefined || sealed === undefined) return undefined;
    const { budget, gate } = getGate(connection);
    const breaker = createBreaker(clock, Math.random);
    const health = createConnectionHealth({ database: database.queryable, connection, now, log });
    const credential = createCredential(connection, sealed);
    const createClient = (urgency: Urgency): KlaviyoClient =>
      createKlaviyoClient({
        apiUrl: ports.apiUrl,
        credential,
        timeoutMs: klaviyoTimeoutMs,
        gate: (operation, request) =>
          gate.pass(operation, urgency, () => breaker.call(request, isOutage, urgency === 'member')),
        hear: (operation, { remaining, resetMs }) => budget.hear(operation, remaining, resetMs),
        observe: (_operation, error) => {
          if (error !== undefined && isWithoutCredential(error)) breaker.failed();
          health.observe(error);
        },
      });
    const clients = {
      member: createClient('member'),
      visitor: createClient('visitor'),
      background: createClient('background'),
    };
    return { connection, clients, budget, gate, breaker, health };
  };

  const unlisten = await database.listen(
    connectionChannel,
    (storeId) => live.delete(storeId),
    () => live.clear(),
  );

  return {
    find(storeId) {
      const known = live.get(storeId);
      if (known !== undefined) return known;
      const loading = load(storeId);
      live.set(storeId, loading);
      loading.catch(() => live.delete(storeId));
      return loading;
    },
    forget: (storeId) => live.delete(storeId),
    async [Symbol.asyncDispose]() {
      clock[Symbol.dispose]();
      await unlisten();
    },
  };
}

/** What a pause helps against: Klaviyo does not answer properly. A no is an answer. */
function isOutage(error: unknown): boolean {
  return error instanceof KlaviyoError && error.kind === 'unavailable';
}

/** There is no good credential, or none to be had at the moment: no call gets as far as the breaker, or none helps. */
function isWithoutCredential({ kind, operation }: KlaviyoError): boolean {
  return kind === 'unauthorized' || kind === 'invalid_grant' || operation === 'token';
}

const bearer = 'Bearer ';

/** The value of the `Authorization` header for an access token (contract §1.0). */
export function toBearer(accessToken: string): string {
  return `${bearer}${accessToken}`;
}

/** The value of the `Authorization` header for a private key (contract §1.0). */
export function toKeyAuthorization(privateKey: string): string {
  return `Klaviyo-API-Key ${privateKey}`;
}
