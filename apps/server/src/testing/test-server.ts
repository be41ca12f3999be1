import { type Config, defaultConfig } from '../config/config.ts';
import type { Ports } from '../context.ts';
import type { Database } from '../db/database.ts';
import { openTestDatabase } from '../db/testing/test-databases.ts';
import { createServer, type Server } from '../server.ts';

/** The owner whom every test server has. */
export const owner = { email: 'owner@facet.example', password: 'correct horse battery' } as const;

type Options = {
  readonly database?: () => Promise<Database>;
  readonly ports?: Ports;
  readonly withOwner?: boolean;
  readonly config?: Partial<Config>;
};

/** Starts a server of its own on a free port, over a new database in memory unless another one is given. */
export async function startTestServer(options: Options = {}): Promise<Server> {
  return await createServer(
    {
      ...defaultConfig,
      port: 0,
      dataDirectory: '/nowhere',
      secretKey: Buffer.alloc(32, 5),
      logLevel: 'silent',
      owner: options.withOwner === false ? null : owner,
      ...options.config,
    },
    { openDatabase: options.database ?? openTestDatabase, ...options.ports },
  );
}

/** An answer with its body read. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON, where it is some. */
  readonly json: unknown;
};

/** Sends one request to a server as its own pages would; headers given as `null` are left out. */
export type Send = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string | null>>,
) => Promise<Answer>;

/** Makes a browser that keeps its session's cookie. */
export function createBrowser(server: Pick<Server, 'url'>): Send {
  let cookie: string | null = null;
  return async (method, path, body, headers = {}) => {
    const all: Record<string, string | null> = { origin: server.url, cookie, ...headers };
    if (body !== undefined && !('content-type' in all)) all['content-type'] = 'application/json';
    const sent = Object.entries(all).flatMap(([name, value]): [string, string][] =>
      value === null ? [] : [[name, value]],
    );
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: sent,
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const session = response.headers.getSetCookie().find((line) => line.startsWith('facet_session='));
    if (session !== undefined) cookie = session.split(';')[0] ?? null;
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: readJson(text) };
  };
}

/** Makes a browser in which the owner is signed in. */
export async function signIn(server: Pick<Server, 'url'>): Promise<Send> {
  const send = createBrowser(server);
  const { status, text } = await send('POST', '/api/v1/session', owner);
  if (status !== 200) throw new Error(`the owner cannot sign in: ${text}`);
  return send;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
