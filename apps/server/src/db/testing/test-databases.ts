import { afterAll, beforeAll, describe } from 'vitest';
import { createLog } from '../../log.ts';
import { type Database, openDatabase } from '../database.ts';
import { openEmbeddedDatabase } from '../embedded/open-embedded.ts';
import { postgresMissing, TestPostgres } from './test-postgres.ts';
import { loadTestTemplate } from './test-template.ts';

const log = createLog('silent');

/** Opens an empty, migrated embedded database in memory. */
export async function openTestDatabase(): Promise<Database> {
  return await openEmbeddedDatabase({ directory: null, template: await loadTestTemplate() }, log);
}

/**
 * Runs one suite on the embedded database and again on a real PostgreSQL. `open` gives a new, empty, migrated database
 * each time. Without the PostgreSQL of this platform, that half is skipped and says why.
 */
export function describeOnEachDatabase(name: string, suite: (open: () => Promise<Database>) => void): void {
  describe(`${name}, embedded`, () => {
    suite(openTestDatabase);
  });

  const reason = postgresMissing === undefined ? '' : `: ${postgresMissing}`;
  describe.skipIf(postgresMissing !== undefined)(`${name}, PostgreSQL${reason}`, () => {
    let server: TestPostgres;
    let template: string;
    beforeAll(async () => {
      server = await TestPostgres.create();
      const migrated = await server.createDatabase();
      template = migrated.name;
      await using _database = await openOn(migrated.url);
    });
    afterAll(() => server[Symbol.asyncDispose]());
    suite(async () => openOn((await server.createDatabase(template)).url));
  });
}

function openOn(url: string): Promise<Database> {
  return openDatabase({ database: { kind: 'postgres', url }, dataDirectory: '' }, log);
}
