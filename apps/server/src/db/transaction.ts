import { AsyncLocalStorage } from 'node:async_hooks';
import type { Queryable } from './database.ts';

const scope = new AsyncLocalStorage<true>();

/** Whether the caller runs within `inTransaction`. */
export function isInsideTransaction(): boolean {
  return scope.getStore() ?? false;
}

/**
 * Does `work` wholly or not at all. Everything in it must use the connection that it is given. Given a connection that
 * is already a transaction's, `work` joins that one.
 */
export async function inTransaction<Result>(
  database: Queryable,
  work: (transaction: Queryable) => Promise<Result>,
): Promise<Result> {
  if (database.isTransaction) return await work(database);
  return await database.transaction().execute((transaction) => scope.run(true, () => work(transaction)));
}
