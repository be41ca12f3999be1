import { setTimeout as wait } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import type { Log } from '../../log.ts';

type Hearer = { readonly hear: (payload: string) => void; readonly missed: () => void };

const firstPauseMs = 100;
const longestPauseMs = 10_000;

/** One connection of its own that hears what other processes announce; it comes back by itself when it is lost. */
export class PostgresListener implements AsyncDisposable {
  readonly #url: string;
  readonly #log: Log;
  readonly #hearers = new Map<string, Set<Hearer>>();
  readonly #ending = new AbortController();
  #client: Promise<Client | undefined> | undefined;

  constructor(url: string, log: Log) {
    this.#url = url;
    this.#log = log;
  }

  async listen(
    channel: string,
    hear: (payload: string) => void,
    missed: () => void = () => undefined,
  ): Promise<() => Promise<void>> {
    const hearer = { hear, missed };
    const hearers = this.#hearers.get(channel) ?? new Set();
    this.#hearers.set(channel, hearers.add(hearer));
    this.#client ??= this.#connect();
    const client = await this.#client;
    if (hearers.size === 1) await client?.query(`listen ${escapeIdentifier(channel)}`);
    return async () => {
      hearers.delete(hearer);
      if (hearers.size > 0 || !this.#hearers.delete(channel) || this.#ending.signal.aborted) return;
      const current = await this.#client;
      await current?.query(`unlisten ${escapeIdentifier(channel)}`);
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.#url,
      application_name: 'facet listener',
      keepAlive: true,
    });
    client.on('notification', ({ channel, payload }) => {
      for (const { hear } of this.#hearers.get(channel) ?? []) hear(payload ?? '');
    });
    let isLive = false;
    // One loss is told in several events; only the first one of a connection that worked counts.
    const lose = (err?: Error): void => {
      if (!isLive || this.#ending.signal.aborted) return;
      isLive = false;
      this.#log.warn({ err }, 'the connection that hears announcements was lost');
      this.#client = this.#reconnect();
    };
    client.on('error', lose);
    client.on('end', lose);
    try {
      await client.connect();
      for (const channel of this.#hearers.keys()) await client.query(`listen ${escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    isLive = true;
    return client;
  }

  /** Tries until it succeeds. Gives up only when this listener is disposed of: then nobody waits for it any more. */
  async #reconnect(): Promise<Client | undefined> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      await wait(pauseMs, undefined, { signal: this.#ending.signal }).catch(() => undefined);
      if (this.#ending.signal.aborted) return undefined;
      try {
        const client = await this.#connect();
        for (const hearers of this.#hearers.values()) for (const { missed } of hearers) missed();
        return client;
      } catch (err) {
        this.#log.warn({ err }, 'the connection that hears announcements does not come back yet');
      }
    }
  }
}
