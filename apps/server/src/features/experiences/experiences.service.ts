import type { ExperienceDefinition } from '@facet/engine';
import type { ChangeStatus, CreateExperience, Experience, Member, SaveExperience } from '@facet/protocol';
import type { Database, Queryable } from '../../db/database.ts';
import { newId } from '../../db/new-id.ts';
import { announceStoreChanged } from '../../db/store-changes.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { findConnection } from '../klaviyo/connection.reads.ts';
import { findCatalogue } from '../segments/segments.reads.ts';
import { getStore } from '../stores/stores.reads.ts';
import { findCodeProblems } from './code-problems.ts';
import { createDraft } from './experience-draft.ts';
import { findBrokenPromises, mayBecome } from './experience-rules.ts';
import { getExperience, type KeptExperience, listExperiences } from './experiences.reads.ts';
import { createExperience, lockExperience, removeExperience, saveExperience } from './experiences.store.ts';
import { findJavaScriptProblems } from './javascript-problems.ts';
import { listWarnings, type Surroundings } from './list-warnings.ts';
import { readDefinition, toInvalid } from './read-definition.ts';
import { findRedirectProblems } from './redirect-problems.ts';
import type { KnownSegments } from './segment-warnings.ts';

type Ports = {
  readonly database: Database;
  readonly audit: AuditService;
  readonly now: () => number;
  /** Whether a proxy says the visitor's country. */
  readonly knowsCountry: boolean;
};

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
export function createExperiencesService({ database, audit, now, knowsCountry }: Ports): ExperiencesService {
  const { queryable } = database;

  const lookAround = async (storeId: string, all: readonly KeptExperience[]): Promise<Surroundings> => {
    const { timeZone, javascriptConditions } = (await getStore(queryable, storeId)).settings;
    const open = all.filter(({ status }) => status !== 'ended').map(({ definition }) => definition);
    const segments = await findSegments(storeId);
    return { open, timeZone, javascriptConditions, knowsCountry, segments, now: now() };
  };

  const findSegments = async (storeId: string): Promise<KnownSegments> => {
    const connection = await findConnection(queryable, storeId);
    if (connection === undefined) return null;
    const { segments, readAt } = await findCatalogue(queryable, connection.id);
    return readAt === null ? null : new Map(segments.map((segment) => [segment.id, segment]));
  };

  const list = async (storeId: string): Promise<readonly Experience[]> => {
    const all = await listExperiences(queryable, storeId);
    const around = await lookAround(storeId, all);
    return all.map((kept) => toExperience(kept, around));
  };

  const get = async (storeId: string, experienceId: string): Promise<Experience> => {
    const kept = await getExperience(queryable, storeId, experienceId);
    const open = await listExperiences(queryable, storeId, ['draft', 'running', 'paused']);
    return toExperience(kept, await lookAround(storeId, open));
  };

  const requireAllowed = async (
    transaction: Queryable,
    storeId: string,
    definition: ExperienceDefinition,
  ): Promise<void> => {
    const problems = findCodeProblems(definition);
    if (problems.length > 0) throw toInvalid(problems);
    const { settings } = await getStore(transaction, storeId);
    const forbidden = [
      ...(settings.javascriptConditions ? [] : findJavaScriptProblems(definition)),
      ...findRedirectProblems(definition, settings.origins),
    ];
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

  return {
    list,
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

function requireRevision(before: KeptExperience, revision: number): void {
  if (before.revision === revision) return;
  throw new Failure(
    'stale_revision',
    `Revision ${revision} was sent, and ${before.revision} is kept: load it again, then repeat your change.`,
  );
}
