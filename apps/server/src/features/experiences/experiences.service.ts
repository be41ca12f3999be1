import { type ExperienceDefinition, readExperienceDefinition } from '@facet/engine';
import type { ChangeStatus, CreateExperience, Experience, Member, SaveExperience } from '@facet/protocol';
import type { Database, Queryable } from '../../db/database.ts';
import { newId } from '../../db/new-id.ts';
import { announceStoreChanged } from '../../db/store-changes.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { createDraft } from './experience-draft.ts';
import { findBrokenPromises, listWarnings, mayBecome } from './experience-rules.ts';
import { getExperience, type KeptExperience, listExperiences } from './experiences.reads.ts';
import { createExperience, lockExperience, removeExperience, saveExperience } from './experiences.store.ts';

type Ports = { readonly database: Database; readonly audit: AuditService; readonly now: () => number };

/** Tests and personalizations. `member` is who changes something; `null` is the server itself. */
export type ExperiencesService = {
  readonly list: (storeId: string) => Promise<readonly Experience[]>;
  /** Throws `not_found`. */
  readonly get: (storeId: string, experienceId: string) => Promise<Experience>;
  readonly create: (storeId: string, input: CreateExperience, member: Member | null) => Promise<Experience>;
  /** Throws `not_found`, `stale_revision`, `invalid_definition`, or `status_not_allowed` for one that has ended. */
  readonly save: (
    storeId: string,
    experienceId: string,
    input: SaveExperience,
    member: Member | null,
  ) => Promise<Experience>;
  /** Throws `not_found`, `status_not_allowed`, or `invalid_definition` for a start. */
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
export function createExperiencesService({ database, audit, now }: Ports): ExperiencesService {
  const { queryable } = database;
  const get = async (storeId: string, experienceId: string): Promise<Experience> =>
    toExperience(await getExperience(queryable, storeId, experienceId));

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

  return {
    list: async (storeId) => (await listExperiences(queryable, storeId)).map(toExperience),
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
        const definition = readDefinition(input.definition, before, input.name);
        const broken = before.startedAt === null ? [] : findBrokenPromises(before.definition, definition);
        if (broken.length > 0) throw invalid(broken);
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
      });
      return await get(storeId, experienceId);
    },
    async changeStatus(storeId, experienceId, { status }, member) {
      await update(storeId, experienceId, async (transaction, before) => {
        if (!mayBecome(before.status, status)) {
          throw new Failure('status_not_allowed', `It is ${before.status} and cannot become ${status}.`);
        }
        const at = new Date(now());
        const changed = { ...before.definition, status };
        await saveExperience(transaction, experienceId, {
          name: before.name,
          status,
          revision: before.revision + 1,
          definition:
            status === 'running' ? readDefinition(changed, { ...before, status }, before.name) : changed,
          updatedAt: at,
          ...(status === 'running' && before.startedAt === null ? { startedAt: at } : {}),
          ...(status === 'ended' ? { endedAt: at } : {}),
        });
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

function toExperience({ seed: _seed, ...kept }: KeptExperience): Experience {
  return { ...kept, warnings: [...listWarnings(kept.definition)] };
}

function requireRevision(before: KeptExperience, revision: number): void {
  if (before.revision === revision) return;
  throw new Failure(
    'stale_revision',
    `Revision ${revision} was sent, and ${before.revision} is kept: load it again, then repeat your change.`,
  );
}

/** Lets the engine judge a definition. What is not the editor's to decide comes from what is kept. */
function readDefinition(
  input: unknown,
  kept: Pick<KeptExperience, 'id' | 'kind' | 'status' | 'seed'>,
  name: string,
): ExperienceDefinition {
  const forced = { version: 1, id: kept.id, kind: kept.kind, status: kept.status, seed: kept.seed, name };
  const result = readExperienceDefinition({ ...(typeof input === 'object' ? input : {}), ...forced });
  if (result.ok) return result.definition;
  const at = (path: string): string => (path === '' ? 'definition' : `definition.${path}`);
  throw invalid(result.problems.map(({ path, message }) => ({ path: at(path), message })));
}

function invalid(problems: readonly { readonly path: string; readonly message: string }[]): Failure {
  return new Failure('invalid_definition', 'The experience cannot work like this.', { problems });
}
