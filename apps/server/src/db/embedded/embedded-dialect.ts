import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { isInsideTransaction } from '../transaction.ts';
import type { EmbeddedServer } from './embedded-server.ts';

/**
 * Kysely's dialect over the worker. There is one connection: callers take turns, and a transaction keeps everybody
 * else waiting. Asking for a second connection within a transaction would wait for ever, so it throws instead.
 */
export function createEmbeddedDialect(server: EmbeddedServer): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => createDriver(server),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function createDriver(server: EmbeddedServer): Driver {
  // A failed statement spoils the transaction; PostgreSQL then answers COMMIT with a rollback and no error.
  let spoiled = false;
  let turn: Promise<void> = Promise.resolve();
  let endTurn: () => void = () => undefined;
  const run = async (sql: string): Promise<void> => {
    await server.query(sql, []);
  };
  const connection: DatabaseConnection = {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      try {
        const { rows, affectedRows } = await server.query(query.sql, query.parameters);
        return {
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a query returns is for Kysely's types to say
          rows: rows as Row[],
          ...(affectedRows === undefined ? {} : { numAffectedRows: BigInt(affectedRows) }),
        };
      } catch (error) {
        spoiled = true;
        throw error;
      }
    },
    // oxlint-disable-next-line require-yield -- the interface asks for a generator; nothing of ours streams
    async *streamQuery() {
      throw new Error('the embedded database does not stream');
    },
  };
  return {
    init: () => Promise.resolve(),
    async acquireConnection() {
      if (isInsideTransaction()) {
        throw new Error(
          'inside a transaction, use the connection that it was given: this one would wait for ever',
        );
      }
      const previous = turn;
      let end: () => void = () => undefined;
      turn = new Promise((resolve) => {
        end = resolve;
      });
      await previous;
      endTurn = end;
      return connection;
    },
    async beginTransaction() {
      await run('begin');
      spoiled = false;
    },
    async commitTransaction() {
      if (spoiled) {
        await run('rollback');
        throw new AbortedTransactionError();
      }
      await run('commit');
    },
    rollbackTransaction: () => run('rollback'),
    savepoint: (_connection, name) => run(`savepoint "${name}"`),
    async rollbackToSavepoint(_connection, name) {
      await run(`rollback to savepoint "${name}"`);
      spoiled = false;
    },
    releaseSavepoint: (_connection, name) => run(`release savepoint "${name}"`),
    releaseConnection() {
      endTurn();
      return Promise.resolve();
    },
    destroy: () => Promise.resolve(),
  };
}
