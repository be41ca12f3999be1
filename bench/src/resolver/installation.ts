import { createAgent, createFacetApi, createRunningExperience, type FacetApi, getText } from '@facet/dev';
import { facetSaysWhere, type Program, startProgram } from '../../../apps/server/src/testing/program.ts';
import type { Account, SimulatedKlaviyo } from './klaviyo.ts';
import { openRows } from './rows.ts';
import { secretKey } from './secret-key.ts';

/** An answer to a page's question, and how long the server took, in milliseconds. */
type Answer = {
  readonly identity: string;
  readonly resolved: boolean;
  readonly stale: boolean;
  readonly tookMs: number;
  readonly status: number;
};

/** Facet in one process or several over one database, with one store that is connected to an account. */
export type Installation = AsyncDisposable & {
  readonly storeId: string;
  readonly programs: readonly Program[];
  /** Asks one of the processes, in turn, as a page of the shop. */
  ask(token: string): Promise<Answer>;
  /** People all of whose memberships are in the database. */
  countRemembered(): Promise<number>;
  /** People whose time to be read again has come. */
  countDue(): Promise<number>;
};

const owner = { email: 'owner@bench.example', password: 'correct horse battery' };
const shopOrigin = 'https://shop.example';

/** Starts the processes and sets the store up as a merchant does; `settings` differ from a new store's. */
export async function install(
  klaviyo: SimulatedKlaviyo,
  account: Account,
  databaseUrl: string,
  processes: number,
  settings: Readonly<Record<string, string | number>> = {},
): Promise<Installation> {
  await using started = new AsyncDisposableStack();
  const programs: Program[] = [];
  for (let number = 0; number < processes; number += 1) {
    const program = await startProgram(
      'apps/server/src/main.ts',
      {
        FACET_PORT: '0',
        FACET_HOST: '127.0.0.1',
        FACET_LOG_LEVEL: 'error',
        FACET_TRUST_PROXY: '1',
        FACET_SECRET_KEY: secretKey.toString('base64'),
        FACET_KLAVIYO_API_URL: klaviyo.url,
        FACET_OWNER_EMAIL: owner.email,
        FACET_OWNER_PASSWORD: owner.password,
        DATABASE_URL: databaseUrl,
      },
      facetSaysWhere,
      complain,
    );
    programs.push(started.use(program));
  }
  const [first] = programs;
  if (first === undefined) throw new RangeError('At least one process.');
  const { storeId, publicKey } = await setUp(first.url, account, settings);
  const rows = await openRows(databaseUrl);
  started.defer(() => rows.end());
  const count = async (condition: string, values: readonly unknown[]): Promise<number> => {
    const found = await rows.query<{ n: string }>(
      `select count(*) as n from klaviyo_people where ${condition}`,
      [...values],
    );
    return Number(found.rows[0]?.n ?? 0);
  };
  let turn = 0;
  let askers = 0;
  const held = started.move();
  return {
    storeId,
    programs,
    async ask(token) {
      turn += 1;
      askers += 1;
      const program = programs[turn % programs.length] ?? first;
      return ask(`${program.url}/s/${publicKey}/who`, token, askers);
    },
    countRemembered: () => count('memberships ?& $1', [account.segments]),
    countDue: () => count('due_at < now()', []),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

/** Lets the reader of a run see what went wrong in a server. */
function complain(text: string): void {
  if (text.includes('"level":50')) console.error(text.slice(0, 2000));
}

async function setUp(
  url: string,
  account: Account,
  settings: Readonly<Record<string, string | number>>,
): Promise<{ readonly storeId: string; readonly publicKey: string }> {
  const api: FacetApi = createFacetApi(createAgent(), url);
  await api.call('POST', '/session', owner);
  const store = await api.call('POST', '/stores', { name: 'Bench', origins: [shopOrigin] });
  const storeId = getText(store, 'id');
  await api.call('PATCH', `/stores/${storeId}`, { settings });
  await api.call('POST', `/stores/${storeId}/klaviyo/private-key`, { privateKey: account.privateKey });
  for (const [index, segment] of account.segments.entries()) {
    await createRunningExperience(api, storeId, {
      kind: 'personalization',
      name: `For segment ${index + 1}`,
      audience: {
        type: 'custom',
        expression: { field: 'klaviyo_segment', operator: 'equals', value: segment },
      },
      variationName: 'For them',
      changes: [{ kind: 'text', selector: `#place-${index}`, value: 'Hello' }],
    });
  }
  await api.call('GET', `/stores/${storeId}/segments`);
  return { storeId, publicKey: getText(store, 'publicKey') };
}

async function ask(url: string, token: string, asker: number): Promise<Answer> {
  const startedAt = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify({ visitor: `visitor-${asker}`, token }),
    headers: {
      'content-type': 'text/plain',
      origin: shopOrigin,
      // Every visitor comes from a network of their own.
      'x-forwarded-for': `10.${(asker >> 16) & 255}.${(asker >> 8) & 255}.${asker & 255}`,
    },
  });
  const text = await response.text();
  const tookMs = performance.now() - startedAt;
  // The answer goes together with its seal.
  const [body]: [
    body: { identity?: string; memberships?: Record<string, { state: string; stale?: boolean }> },
  ] = response.status === 200 ? JSON.parse(text) : [{}];
  const memberships = Object.values(body.memberships ?? {});
  return {
    identity: body.identity ?? 'none',
    resolved:
      body.identity === 'identified' && memberships.every(({ state }) => state === 'in' || state === 'out'),
    stale: memberships.some(({ stale }) => stale === true),
    tookMs,
    status: response.status,
  };
}
