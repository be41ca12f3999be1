import { type ExperienceDefinition, listSegmentKeys } from '@facet/engine';
import type { ChangeStatus, CreateExperience, Experience, Member, SaveExperience } from '@facet/protocol';
import type { Database, Queryable } from '../../db/database.ts';
import { newId } from '../../db/new-id.ts';
import { announceStoreChanged } from '../../db/store-changes.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { getStore } from '../stores/stores.reads.ts';
import { findDraft } from './drafts.reads.ts';
import { recordDiscarded, requireDraft } from './drafts.service.ts';
import { moveDraft, removeDraft } from './drafts.store.ts';
import { createDraft } from './experience-draft.ts';
import { findBrokenPromises, mayBecome } from './experience-rules.ts';
import { getExperience, type KeptExperience } from './experiences.reads.ts';
import { createExperience, lockExperience, removeExperience, saveExperience } from './experiences.store.ts';
import { findForbidden } from './forbidden-problems.ts';
import { listWarnings, type Surroundings } from './list-warnings.ts';
import { readDefinition, toInvalid } from './read-definition.ts';
import { readSurroundings } from './surroundings.reads.ts';

type Ports = {
  readonly database: Database;
  readonly audit: AuditService;
  readonly now: () => number;
  /** Whether a proxy says the visitor's country. */
  readonly knowsCountry: boolean;
};

/** Tests and personalizations. `member` is who changes something; `null` is the server itself. */
export type ExperiencesService = {
  /** Throws `not_found`. */
  readonly get: (storeId: string, experienceId: string) => Promise<Experience>;
  readonly create: (storeId: string, input: CreateExperience, member: Member | null) => Promise<Experience>;
  /**
   * Publishes, and removes the draft. Throws `not_found`, `stale_revision`, `stale_draft`, `invalid_definition`, or
   * `status_not_allowed` for one that has ended.
   */
  readonly save: (
    storeId: string,
    experienceId: string,
    input: SaveExperience,
    member: Member | null,
  ) => Promise<Experience>;
  /** Throws `not_found`, `status_not_allowed`, and for a start `archived` or `invalid_definition`. */
  readonly changeStatus: (
    storeId: string,
    experienceId: string,
    input: ChangeStatus,
    member: Member | null,
  ) => Promise<Experience>;
  /** Throws `not_found`, or `not_a_draft`: what ran is kept for its results. */
  readonly remove: (storeId: string, experienceId: string, member: Member | null) => Promise<void>;
};

const actions = {
  running: 'experience.started',
  paused: 'experience.paused',
  ended: 'experience.ended',
} as const;

/** Makes the service that keeps tests and personalizations. */
export function createExperiencesService({ database, audit, now, knowsCountry }: Ports): ExperiencesService {
  const { queryable } = database;

  const here = { knowsCountry, now };

  const get = async (storeId: string, experienceId: string): Promise<Experience> => {
    const kept = await getExperience(queryable, storeId, experienceId);
    const draft = await findDraft(queryable, kept);
    const segmentIds = listSegmentKeys(kept.definition);
    const around = await readSurroundings(queryable, storeId, here, segmentIds);
    return { ...toExperience(kept, around), draft };
  };

  const requireAllowed = async (
    transaction: Queryable,
    storeId: string,
    definition: ExperienceDefinition,
  ): Promise<void> => {
    const { settings } = await getStore(transaction, storeId);
    const forbidden = findForbidden(definition, settings);
    if (forbidden.length > 0) throw toInvalid(forbidden);
  };

  /** Reads the experience, keeps it still, and lets `change` write what it will be. */
  const update = async (
    storeId: string,
    experienceId: string,
    change: (transaction: Queryable, before: KeptExperience) => Promise<void>,
  ): Promise<void> => {
    await inTransaction(queryable, async (transaction) => {
      await lockExperience(transaction, experienceId);
      await change(transaction, await getExperience(transaction, storeId, experienceId));
      await announceStoreChanged(transaction, storeId);
    });
  };

  /** Removes a draft that its sender may not know of. */
  const dropDraft = async (
    transaction: Queryable,
    storeId: string,
    experience: KeptExperience,
    member: Member | null,
  ): Promise<void> => {
    const draft = await findDraft(transaction, experience);
    if (draft === null) return;
    await removeDraft(transaction, experience.id);
    await recordDiscarded(audit, transaction, { storeId, experienceId: experience.id, draft, member });
  };

  return {
    get,
    async create(storeId, { kind, name }, member) {
      const id = newId();
      const variationIds = [newId(8), newId(8)] as const;
      const identity = { id, seed: newId(), name, kind };
      const draft = createDraft({ ...identity, variationIds });
      const definition = readDefinition(draft, { ...identity, status: 'draft' }, name);
      await inTransaction(queryable, async (transaction) => {
        await createExperience(transaction, storeId, { ...definition, name }, new Date(now()));
        await audit.record(transaction, {
          storeId,
          member,
          action: 'experience.created',
          target: id,
          after: definition,
        });
      });
      return await get(storeId, id);
    },
    async save(storeId, experienceId, input, member) {
      await update(storeId, experienceId, async (transaction, before) => {
        if (before.status === 'ended') {
          throw new Failure('status_not_allowed', 'It has ended: copy it to try something else.');
        }
        requireRevision(before, input.revision);
        if (input.draftRevision !== undefined) {
          requireDraft(await findDraft(transaction, before), input.draftRevision);
        }
        const definition = readDefinition(input.definition, before, input.name);
        const broken = before.startedAt === null ? [] : findBrokenPromises(before.definition, definition);
        if (broken.length > 0) throw toInvalid(broken);
        await requireAllowed(transaction, storeId, definition);
        await saveExperience(transaction, experienceId, {
          name: input.name,
          status: before.status,
          revision: before.revision + 1,
          definition,
          updatedAt: new Date(now()),
        });
        await audit.record(transaction, {
          storeId,
          member,
          action: 'experience.saved',
          target: experienceId,
          before: before.definition,
          after: definition,
        });
        if (input.draftRevision === undefined) await dropDraft(transaction, storeId, before, member);
        else await removeDraft(transaction, experienceId);
      });
      return await get(storeId, experienceId);
    },
    async changeStatus(storeId, experienceId, { status }, member) {
      await update(storeId, experienceId, async (transaction, before) => {
        if (!mayBecome(before.status, status)) {
          throw new Failure('status_not_allowed', `It is ${before.status} and cannot become ${status}.`);
        }
        if (status === 'running') requireNotArchived(before);
        const at = new Date(now());
        const changed = { ...before.definition, status };
        const definition =
          status === 'running' ? readDefinition(changed, { ...before, status }, before.name) : changed;
        if (status === 'running') await requireAllowed(transaction, storeId, definition);
        await saveExperience(transaction, experienceId, {
          name: before.name,
          status,
          revision: before.revision + 1,
          definition,
          updatedAt: at,
          ...(status === 'running' && before.startedAt === null ? { startedAt: at } : {}),
          ...(status === 'ended' ? { endedAt: at } : {}),
        });
        if (status === 'ended') await dropDraft(transaction, storeId, before, member);
        else await moveDraft(transaction, experienceId, before.revision + 1);
        await audit.record(transaction, {
          storeId,
          member,
          action: actions[status],
          target: experienceId,
          before: { status: before.status },
          after: { status },
        });
      });
      return await get(storeId, experienceId);
    },
    async remove(storeId, experienceId, member) {
      await update(storeId, experienceId, async (transaction, before) => {
        if (before.status !== 'draft') {
          throw new Failure('not_a_draft', 'Visitors have seen it: end it instead, its results are kept.');
        }
        await removeExperience(transaction, experienceId);
        await audit.record(transaction, {
          storeId,
          member,
          action: 'experience.removed',
          target: experienceId,
          before: before.definition,
        });
      });
    },
  };
}

function toExperience({ seed: _seed, ...kept }: KeptExperience, around: Surroundings): Experience {
  return { ...kept, warnings: [...listWarnings(kept.definition, around)] };
}

function requireNotArchived({ archivedAt }: KeptExperience): void {
  if (archivedAt === null) return;
  throw new Failure('archived', 'What is archived does not run: take it out of the archive first.');
}

function requireRevision(before: KeptExperience, revision: number): void {
  if (before.revision === revision) return;
  throw new Failure(
    'stale_revision',
    `Revision ${revision} was sent, and ${before.revision} is kept: load it again, then repeat your change.`,
  );
}
