import type { KlaviyoSegment } from '@facet/klaviyo';
import { type Clock, type Urgency, within } from '@facet/membership';
import type { Queryable } from '../../db/database.ts';
import type { LiveConnection } from '../klaviyo/connections.service.ts';
import { isKlaviyoFailure } from '../klaviyo/klaviyo-failure.ts';
import {
  type CatalogueState,
  findCatalogueState,
  type KeptSegment,
  listKnownSegments,
} from './segments.reads.ts';
import { beginReading, finishReading, interruptReading, savePart } from './segments.store.ts';

type Ports = {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
};

/** Reads the segments of accounts from Klaviyo, ten a call: thousands of them take minutes. */
export type CatalogueService = {
  /**
   * Has the catalogue read where it is old, or at any rate, and waits a moment for it: most are read by then. Throws what
   * the reading failed with by then.
   */
  freshen(live: LiveConnection, always: boolean): Promise<void>;
  /** How the catalogue was read; one that was never looked at is like one that was never read. */
  describe(live: LiveConnection): Promise<CatalogueState>;
  /** Segments as last read, for a visitor's way: never waits for Klaviyo, reads anew in the background. */
  recall(live: LiveConnection, segments: readonly string[]): Promise<ReadonlyMap<string, KeptSegment>>;
};

type Recalled = {
  readonly at: number;
  readonly asked: ReadonlySet<string>;
  readonly known: ReadonlyMap<string, KeptSegment>;
};

const catalogueLifeMs = 300_000;
const recallLifeMs = 10_000;
const settledCatalogueLifeMs = 3_600_000;
const processingCatalogueLifeMs = 60_000;
const patienceMs = 1500;
/** How many segments are written at once while a catalogue is read. */
const partSize = 100;

/** Makes the service that reads catalogues, each once at a time. */
export function createCatalogueService({ database, clock, report }: Ports): CatalogueService {
  const readings = new Map<string, Promise<void>>();
  const recalled = new WeakMap<LiveConnection, Recalled>();

  const readWhole = async ({ connection, clients }: LiveConnection, urgency: Urgency): Promise<void> => {
    const at = (): Date => new Date(clock.now());
    if (!(await beginReading(database, connection.id, at()))) return;
    let part: KlaviyoSegment[] = [];
    let found = 0;
    try {
      const segments = await clients[urgency].listSegments(async (page) => {
        part.push(...page);
        found += page.length;
        if (part.length < partSize) return;
        await savePart(database, connection.id, part, found, at());
        part = [];
      });
      await finishReading(database, connection.id, segments, at());
    } catch (error) {
      await interruptReading(database, connection.id);
      throw error;
    }
  };

  const read = (live: LiveConnection, urgency: Urgency): Promise<void> => {
    const { id } = live.connection;
    const under = readings.get(id);
    if (under !== undefined) return under;
    const reading = readWhole(live, urgency).finally(() => readings.delete(id));
    readings.set(id, reading);
    return reading;
  };

  const describe: CatalogueService['describe'] = async ({ connection }) =>
    (await findCatalogueState(database, connection.id)) ?? {
      readAt: null,
      reading: null,
      interrupted: false,
    };

  const hear = (reading: Promise<void>): void => {
    reading.catch((error: unknown) => {
      // The connection's state says so already.
      if (!isKlaviyoFailure(error)) report(error);
    });
  };

  /** Looked at whenever the kept catalogue is, so that a Klaviyo that does not answer is left in peace. */
  const renewWhenDue = async (
    live: LiveConnection,
    known: ReadonlyMap<string, KeptSegment>,
  ): Promise<void> => {
    const processing = [...known.values()].some(({ state }) => state === 'processing');
    const lifeMs = processing ? processingCatalogueLifeMs : settledCatalogueLifeMs;
    if (isWithin((await describe(live)).readAt, lifeMs, clock.now())) return;
    hear(read(live, 'background').then(() => void recalled.delete(live)));
  };

  return {
    describe,

    async freshen(live, always) {
      const { readAt, reading } = await describe(live);
      if (!always && isWithin(readAt, catalogueLifeMs, clock.now())) return;
      const under = read(live, 'member');
      hear(under);
      // Who looks again while a long one is under way is not kept waiting.
      if (reading !== null && !isWithin(reading.since, patienceMs, clock.now())) return;
      await within(clock, patienceMs, under);
    },

    async recall(live, segments) {
      const now = clock.now();
      const kept = recalled.get(live);
      const lasts = kept !== undefined && now - kept.at < recallLifeMs;
      if (lasts && segments.every((id) => kept.asked.has(id))) return pick(kept.known, segments);
      const asked = new Set(lasts ? [...kept.asked, ...segments] : segments);
      const found = await listKnownSegments(database, live.connection.id, [...asked]);
      const known = new Map(found.map((segment) => [segment.id, segment]));
      recalled.set(live, { at: now, asked, known });
      await renewWhenDue(live, known);
      return pick(known, segments);
    },
  };
}

function pick(
  known: ReadonlyMap<string, KeptSegment>,
  ids: readonly string[],
): ReadonlyMap<string, KeptSegment> {
  return new Map([...known].filter(([id]) => ids.includes(id)));
}

function isWithin(at: Date | null, lifeMs: number, now: number): boolean {
  return at !== null && now - at.getTime() < lifeMs;
}
