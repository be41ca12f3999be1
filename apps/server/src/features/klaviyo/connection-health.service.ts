import type { KlaviyoError } from '@facet/klaviyo';
import type { Queryable } from '../../db/database.ts';
import type { Log } from '../../log.ts';
import { saveConnectionState } from './connection.store.ts';
import { type Connection, type ConnectionState, toStateAfter } from './connection.ts';

/** Notes how a connection fares, call by call. */
export type ConnectionHealth = {
  observe(error: KlaviyoError | undefined): void;
  /** Resolves when everything noted so far is written down. */
  written(): Promise<void>;
};

type Ports = {
  readonly database: Queryable;
  readonly connection: Connection;
  readonly now: () => number;
  readonly log: Log;
};

/** A success that changes nothing is written down this often at most. */
const successEveryMs = 30_000;

/** Writes a change of state at once, and a further success now and then. */
export function createConnectionHealth({ database, connection, now, log }: Ports): ConnectionHealth {
  let state: ConnectionState = connection.state;
  let successWrittenAt = connection.lastSuccessAt?.getTime() ?? 0;
  let writing: Promise<void> = Promise.resolve();

  const write = (failure: string | null, succeededAt: number | undefined): void => {
    const saved = state;
    const lastSuccessAt = succeededAt === undefined ? undefined : new Date(succeededAt);
    writing = writing
      .then(() => saveConnectionState(database, connection.id, saved, failure, lastSuccessAt))
      .catch((err: unknown) => log.error({ err }, 'the state of a Klaviyo connection could not be saved'));
  };

  return {
    observe(error) {
      const next = toStateAfter(error?.kind);
      if (next === null) return;
      const changed = next !== state;
      const due = next === 'active' && now() - successWrittenAt >= successEveryMs;
      if (!changed && !due) return;
      if (changed) {
        const what = { storeId: connection.storeId, from: state, to: next, failure: error?.message };
        if (next === 'active') log.info(what, 'the connection to Klaviyo works again');
        else log.warn(what, 'the connection to Klaviyo does not work');
      }
      state = next;
      if (next === 'active') successWrittenAt = now();
      write(
        next === 'active' ? null : (error?.kind ?? null),
        next === 'active' ? successWrittenAt : undefined,
      );
    },
    written: () => writing,
  };
}
