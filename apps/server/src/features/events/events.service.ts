import { type Assignment, dependsOnIdentity, type ExperienceDefinition } from '@facet/engine';
import type { Exposure, ExposureCounts, SeenRequest } from '@facet/protocol';
import type { Insertable } from 'kysely';
import type { Database, Queryable } from '../../db/database.ts';
import type { ExposureUnitsTable } from '../../db/schema/exposures.ts';
import { inTransaction } from '../../db/transaction.ts';
import { getExperience, listDefinitions } from '../experiences/experiences.reads.ts';
import { findLastingAssignment, isPlausible, toHappenedAt } from './exposure-intake.ts';
import { countExposures } from './exposures.reads.ts';
import { addToUnits, createExposures, lockVisitor, takeUnit } from './exposures.store.ts';
import { listSubjectAssignments } from './subject-assignments.reads.ts';
import { keepFirstAssignments, removeSubjectEvents } from './subject-assignments.store.ts';

/** How a batch went: kept, known already, and passed over. */
type Intake = { readonly kept: number; readonly repeated: number; readonly ignored: number };

/** What visitors were shown. */
export type EventsService = {
  /** Keeps a batch. When this resolves it is durable; what came before counts once. */
  readonly record: (storeId: string, batch: SeenRequest) => Promise<Intake>;
  /** The first assignments of a subject, by experience. */
  readonly listSubjectAssignments: (
    storeId: string,
    subject: string,
  ) => Promise<Readonly<Record<string, Assignment>>>;
  /** Removes what a subject was shown and assigned. To be called within a transaction. */
  readonly eraseSubject: (transaction: Queryable, storeId: string, subject: string) => Promise<void>;
  /** Throws `not_found`. */
  readonly countExposures: (storeId: string, experienceId: string) => Promise<ExposureCounts>;
};

/** What `Secrets.subjectOf` makes. Anything else is somebody's invention. */
const subjectShape = /^[\w-]{22}$/;

type Accepted = { readonly exposure: Exposure; readonly definition: ExperienceDefinition };

/** Makes the service that takes in exposures. */
export function createEventsService(ports: {
  readonly database: Database;
  readonly now: () => number;
}): EventsService {
  const { queryable } = ports.database;
  return {
    async record(storeId, batch) {
      const definitions = await listDefinitions(
        queryable,
        storeId,
        batch.events.map((event) => event.experience),
      );
      const accepted = batch.events.flatMap((exposure): Accepted[] => {
        const definition = definitions.get(exposure.experience);
        return definition !== undefined && isPlausible(exposure, definition)
          ? [{ exposure, definition }]
          : [];
      });
      const ignored = batch.events.length - accepted.length;
      if (accepted.length === 0) return { kept: 0, repeated: 0, ignored };
      const subject = batch.subject !== undefined && subjectShape.test(batch.subject) ? batch.subject : null;
      const visit: Visit = { storeId, visitor: batch.visitor, subject, receivedAt: ports.now() };
      const kept = await inTransaction(queryable, (transaction) => keep(transaction, visit, accepted));
      return { kept, repeated: accepted.length - kept, ignored };
    },
    listSubjectAssignments: (storeId, subject) =>
      listSubjectAssignments(queryable, storeId, subject, new Date(ports.now())),
    eraseSubject: removeSubjectEvents,
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
        lastSeenAt: last.length === 0 ? null : new Date(Math.max(...last)).toISOString(),
      };
    },
  };
}

type Visit = {
  readonly storeId: string;
  readonly visitor: string;
  readonly subject: string | null;
  readonly receivedAt: number;
};

/** Keeps exposures, counts and first assignments together. Says how many were new. */
async function keep(transaction: Queryable, visit: Visit, accepted: readonly Accepted[]): Promise<number> {
  const { storeId, visitor, subject, receivedAt } = visit;
  await lockVisitor(transaction, storeId, visitor);
  const fresh = await createExposures(
    transaction,
    accepted.map(({ exposure }) => ({
      store_id: storeId,
      id: exposure.id,
      experience_id: exposure.experience,
      variation_id: exposure.variation,
      visitor,
      subject,
      reason: exposure.reason,
      kind: exposure.kind,
      counted: exposure.counted,
      identity: exposure.identity,
      membership_age_ms: exposure.membershipAgeMs ?? null,
      device: exposure.device,
      happened_at: new Date(toHappenedAt(exposure, receivedAt)),
      received_at: new Date(receivedAt),
    })),
  );
  const seen = new Set<string>();
  const added = accepted.filter(({ exposure }) => {
    const isNew = fresh.has(exposure.id) && !seen.has(exposure.id);
    seen.add(exposure.id);
    return isNew;
  });
  if (added.length === 0) return 0;
  await count(transaction, visit, added);
  if (subject !== null) await assign(transaction, visit, subject, added);
  return added.length;
}

async function count(transaction: Queryable, visit: Visit, added: readonly Accepted[]): Promise<void> {
  const { visitor, subject } = visit;
  const unit = subject === null ? `v:${visitor}` : `s:${subject}`;
  const experienceIds = [...new Set(added.map(({ exposure }) => exposure.experience))];
  // What was counted of this browser before it was known whose it is now counts for the subject.
  const before = subject === null ? [] : await takeUnit(transaction, `v:${visitor}`, experienceIds);
  const rows = [
    ...before,
    ...added.map(({ exposure }): Insertable<ExposureUnitsTable> => {
      const at = new Date(toHappenedAt(exposure, visit.receivedAt));
      return {
        experience_id: exposure.experience,
        variation_id: exposure.variation,
        unit,
        counted: exposure.counted,
        identified: subject !== null,
        exposures: 1,
        first_at: at,
        last_at: at,
      };
    }),
  ];
  await addToUnits(transaction, sumUnits(rows, unit, subject !== null));
}

/** One row for each experience and variation, always in the same order, so that two batches never wait for each other. */
function sumUnits(
  rows: readonly Insertable<ExposureUnitsTable>[],
  unit: string,
  identified: boolean,
): readonly Insertable<ExposureUnitsTable>[] {
  const sums = new Map<string, Insertable<ExposureUnitsTable>>();
  for (const row of rows) {
    const key = `${row.experience_id}/${row.variation_id}`;
    const sum = sums.get(key);
    sums.set(key, {
      ...row,
      unit,
      identified,
      counted: row.counted || (sum?.counted ?? false),
      exposures: row.exposures + (sum?.exposures ?? 0),
      first_at: sum !== undefined && sum.first_at < row.first_at ? sum.first_at : row.first_at,
      last_at: sum !== undefined && sum.last_at > row.last_at ? sum.last_at : row.last_at,
    });
  }
  return [...sums].sort(([one], [two]) => (one < two ? -1 : 1)).map(([, sum]) => sum);
}

async function assign(
  transaction: Queryable,
  visit: Visit,
  subject: string,
  added: readonly Accepted[],
): Promise<void> {
  const first = new Map<string, { readonly experience: string; readonly assignment: Assignment }>();
  for (const { exposure, definition } of added) {
    if (dependsOnIdentity(definition) === 'never') continue;
    const assignment = findLastingAssignment(exposure, definition, toHappenedAt(exposure, visit.receivedAt));
    const known = first.get(exposure.experience);
    if (assignment === undefined || (known !== undefined && known.assignment.at <= assignment.at)) continue;
    first.set(exposure.experience, { experience: exposure.experience, assignment });
  }
  if (first.size === 0) return;
  // Always in the same order: two devices of one person never wait for each other.
  const ordered = [...first.values()].sort((one, two) => (one.experience < two.experience ? -1 : 1));
  await keepFirstAssignments(
    transaction,
    ordered.map(({ experience, assignment }) => ({
      store_id: visit.storeId,
      subject,
      experience_id: experience,
      kind: assignment.kind,
      variation_id: assignment.variation,
      counted: assignment.counted,
      assigned_at: new Date(assignment.at),
      until_at: assignment.until === undefined ? null : new Date(assignment.until),
    })),
  );
}
