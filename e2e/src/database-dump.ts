import type { Server } from '@facet/server';

/** All rows of all tables, by table, as Facet keeps them. */
export async function dumpTables(server: Server): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const queryable = server.context.database.queryable.withTables<Record<string, Record<string, unknown>>>();
  const tables = await queryable.introspection.getTables({ withInternalKyselyTables: true });
  const dump: Record<string, readonly unknown[]> = {};
  for (const { name } of tables) dump[name] = await queryable.selectFrom(name).selectAll().execute();
  return dump;
}
