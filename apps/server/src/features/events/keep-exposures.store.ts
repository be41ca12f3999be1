import type { Assignment, ExperienceDefinition } from '@facet/engine';
import { dependsOnIdentity } from '@facet/engine';
import type { Exposure } from '@facet/protocol';
import type { Insertable } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import type { ExposuresTable, ExposureUnitsTable } from '../../db/schema/exposures.ts';
import { findLastingAssignment, findReason, toHappenedAt } from './exposure-intake.ts';
import { addToUnits, createExposures, lockVisitor, takeUnit } from './exposures.store.ts';
import { isOutsideAudience } from './outside-audience.ts';
import { keepFirstAssignments } from './subject-assignments.store.ts';
import type { Visit } from './visit.ts';

/** An exposure that can be true, and the experience that it speaks of. */
export type Accepted = { readonly exposure: Exposure; readonly definition: ExperienceDefinition };

/** Keeps exposures, counts and first assignments together. Says how many were new. */
export async function keepExposures(
  transaction: Queryable,
  visit: Visit,
  accepted: readonly Accepted[],
): Promise<number> {
  if (accepted.length === 0) return 0;
  await lockVisitor(transaction, visit.storeId, visit.visitor);
  const rows = accepted.map(({ exposure }) => toRow(visit, exposure));
  const fresh = await createExposures(transaction, rows);
  const seen = new Set<string>();
  const added = accepted.filter(({ exposure }) => {
    const isNew = fresh.has(exposure.id) && !seen.has(exposure.id);
    seen.add(exposure.id);
    return isNew;
  });
  if (added.length === 0) return 0;
  await count(transaction, visit, added);
  if (visit.subject !== null) await assign(transaction, visit, visit.subject, added);
  return added.length;
}

function toRow(visit: Visit, exposure: Exposure): Insertable<ExposuresTable> {
  const { memberships, freshReason } = exposure;
  return {
    store_id: visit.storeId,
    id: exposure.id,
    experience_id: exposure.experience,
    variation_id: exposure.variation,
    visitor: visit.visitor,
    subject: visit.subject,
    reason: exposure.reason,
    fresh_reason: freshReason === undefined ? null : (findReason(freshReason) ?? null),
    kind: exposure.kind,
    counted: exposure.counted,
    identity: exposure.identity,
    memberships: memberships === undefined ? null : JSON.stringify(memberships),
    membership_age_ms: exposure.membershipAgeMs ?? null,
    device: exposure.device,
    happened_at: new Date(toHappenedAt(exposure, visit.receivedAt)),
    received_at: new Date(visit.receivedAt),
  };
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
        outside_audience: isOutsideAudience(exposure) ? 1 : 0,
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
      outside_audience: row.outside_audience + (sum?.outside_audience ?? 0),
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
