import { type Assignment, listSegmentKeys } from '@facet/engine';
import type { EventOverview, Exposure, ExposureCounts, Report, SeenRequest } from '@facet/protocol';
import type { Secrets } from '../../config/secrets.ts';
import type { Database, Queryable } from '../../db/database.ts';
import { inTransaction } from '../../db/transaction.ts';
import { getExperience, listDefinitions } from '../experiences/experiences.reads.ts';
import { isPlausible } from './exposure-intake.ts';
import { countExposures } from './exposures.reads.ts';
import { type Accepted, keepExposures } from './keep-exposures.store.ts';
import { listSubjectAssignments } from './subject-assignments.reads.ts';
import { removeSubject } from './subject-erasure.store.ts';
import { listSubjects, toSubject } from './visit.ts';
import { listEventCounts, sumRevenue } from './visitor-events.reads.ts';
import { createEvents, removePageViews } from './visitor-events.store.ts';

/** A batch whose reports have been read. */
type Batch = Pick<SeenRequest, 'visitor'> & { readonly reports: readonly Report[] };

/** How a batch went: kept, known already, and of experiences that cannot be. */
type Intake = { readonly kept: number; readonly repeated: number; readonly implausible: number };

/** What visitors were shown and did. */
export type EventsService = {
  /** Keeps a batch. When this resolves it is durable; what came before counts once. */
  readonly record: (storeId: string, batch: Batch) => Promise<Intake>;
  /** The first assignments of a subject, by experience. */
  readonly listSubjectAssignments: (
    storeId: string,
    subject: string,
  ) => Promise<Readonly<Record<string, Assignment>>>;
  /** Removes what a subject was shown and assigned and did. To be called within a transaction. */
  readonly eraseSubject: (transaction: Queryable, storeId: string, subject: string) => Promise<void>;
  /** Throws `not_found`. */
  readonly countExposures: (storeId: string, experienceId: string) => Promise<ExposureCounts>;
  /** What was done lately, and what orders came to. */
  readonly getOverview: (storeId: string) => Promise<EventOverview>;
  /** Removes what is kept for a time only. */
  readonly removeExpired: () => Promise<void>;
};

/** How long page views are kept: they are most of what is reported. Everything else stays. */
const pageViewLifeMs = 90 * 86_400_000;

/** Makes the service that takes in what visitors were shown and did. */
export function createEventsService(ports: {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly now: () => number;
}): EventsService {
  const { secrets, now } = ports;
  const { queryable } = ports.database;

  /** Keeps of an exposure's memberships those in segments that its experience asks for. */
  const toAsked = (storeId: string, { exposure, definition }: Accepted): Accepted => {
    const { memberships, ...rest } = exposure;
    if (memberships === undefined) return { exposure, definition };
    const asked = listSegmentKeys(definition).flatMap((segment) => {
      const key = secrets.segmentKeyOf(storeId, segment);
      const state = memberships[key];
      return state === undefined ? [] : [[key, state] as const];
    });
    return { exposure: { ...rest, memberships: Object.fromEntries(asked) }, definition };
  };

  const accept = async (storeId: string, exposures: readonly Exposure[]): Promise<readonly Accepted[]> => {
    if (exposures.length === 0) return [];
    const definitions = await listDefinitions(
      queryable,
      storeId,
      exposures.map(({ experience }) => experience),
    );
    return exposures.flatMap((exposure) => {
      const definition = definitions.get(exposure.experience);
      return definition !== undefined && isPlausible(exposure, definition)
        ? [toAsked(storeId, { exposure, definition })]
        : [];
    });
  };

  return {
    async record(storeId, { visitor, reports }) {
      const exposures = reports.filter((report) => report.type === 'exposure');
      const events = reports.filter((report) => report.type === 'event');
      const accepted = await accept(storeId, exposures);
      const known = accepted.length + events.length;
      if (known === 0) return { kept: 0, repeated: 0, implausible: reports.length };
      const receivedAt = now();
      const kept = await inTransaction(queryable, async (transaction) => {
        let count = 0;
        for (const subject of listSubjects(reports)) {
          const visit = { storeId, visitor, subject, receivedAt };
          const shown = accepted.filter(({ exposure }) => toSubject(exposure.subject) === subject);
          count += await keepExposures(transaction, visit, shown);
          const done = events.filter((event) => toSubject(event.subject) === subject);
          count += await createEvents(transaction, visit, done);
        }
        return count;
      });
      return { kept, repeated: known - kept, implausible: reports.length - known };
    },

    listSubjectAssignments: (storeId, subject) =>
      listSubjectAssignments(queryable, storeId, subject, new Date(now())),

    eraseSubject: removeSubject,

    async countExposures(storeId, experienceId) {
      const { definition } = await getExperience(queryable, storeId, experienceId);
      const counts = await countExposures(queryable, experienceId);
      const last = counts.map((count) => count.lastSeenAt.getTime());
      return {
        variations: definition.variations.map(({ id }) => {
          const count = counts.find((candidate) => candidate.variation === id);
          return {
            variation: id,
            visitors: count?.visitors ?? 0,
            countedVisitors: count?.countedVisitors ?? 0,
            identified: count?.identified ?? 0,
          };
        }),
        outsideAudience: counts.reduce((sum, { outsideAudience }) => sum + outsideAudience, 0),
        lastSeenAt: last.length === 0 ? null : new Date(Math.max(...last)).toISOString(),
      };
    },

    async getOverview(storeId) {
      const counts = await listEventCounts(queryable, storeId, now());
      const revenue = await sumRevenue(queryable, storeId, now());
      return {
        events: counts.map(({ lastSeenAt, ...count }) => ({
          ...count,
          lastSeenAt: lastSeenAt.toISOString(),
        })),
        revenue: [...revenue],
      };
    },

    removeExpired: () => removePageViews(queryable, new Date(now() - pageViewLifeMs)),
  };
}
