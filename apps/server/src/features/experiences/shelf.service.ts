import { draftDefinitionSchema, type Experience, type Member } from '@facet/protocol';
import type { Database } from '../../db/database.ts';
import { newId } from '../../db/new-id.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { getStore } from '../stores/stores.reads.ts';
import { createCopier } from './copy-definition.ts';
import { listCopyNames } from './copy-name.ts';
import { findDraft, toDraftDefinition } from './drafts.reads.ts';
import { saveDraft } from './drafts.store.ts';
import { listTakenNames } from './experience-list.reads.ts';
import { getExperience } from './experiences.reads.ts';
import type { ExperiencesService } from './experiences.service.ts';
import { createExperience, lockExperience, saveArchivedAt } from './experiences.store.ts';
import { readDefinition } from './read-definition.ts';

type Ports = {
  readonly database: Database;
  readonly audit: AuditService;
  readonly experiences: Pick<ExperiencesService, 'get'>;
  readonly now: () => number;
};

/** What is done with experiences as wholes. `member` is who does it; `null` is the server itself. */
export type ShelfService = {
  /**
   * Makes a draft that is the same in all but its ids, with the changes that are not published yet. Throws `not_found`,
   * or `invalid_definition` for one of earlier times that cannot work any more.
   */
  readonly duplicate: (storeId: string, experienceId: string, member: Member | null) => Promise<Experience>;
  /** Puts an experience away, or takes it back. Throws `not_found`, or `status_not_allowed` for one that runs. */
  readonly archive: (
    storeId: string,
    experienceId: string,
    archived: boolean,
    member: Member | null,
  ) => Promise<Experience>;
};

/** Makes the service that copies experiences and puts them away. */
export function createShelfService({ database, audit, experiences, now }: Ports): ShelfService {
  const { queryable } = database;
  return {
    async duplicate(storeId, experienceId, member) {
      const id = newId();
      await inTransaction(queryable, async (transaction) => {
        const source = await getExperience(transaction, storeId, experienceId);
        const draft = await findDraft(transaction, source);
        const { timeZone } = (await getStore(transaction, storeId)).settings;
        const copy = createCopier({ newId, timeZone, now: now() });
        const names = listCopyNames(draft?.name || source.name);
        const taken = await listTakenNames(transaction, storeId, names);
        const name = names.find((each) => !taken.has(each)) ?? names[0] ?? source.name;
        const at = new Date(now());
        const kept = { id, seed: newId(), kind: source.kind, status: 'draft', name } as const;
        const definition = readDefinition(copy(source.definition), kept, name);
        await createExperience(transaction, storeId, { ...definition, name }, at);
        if (draft !== null) {
          const changed = draftDefinitionSchema.parse(copy(draft.definition));
          const copied = await getExperience(transaction, storeId, id);
          const whole = toDraftDefinition(changed, name, copied);
          const saved = { at, by: member?.name ?? null };
          await saveDraft(transaction, id, { name, definition: whole, basedOn: copied.revision }, saved);
        }
        await audit.record(transaction, {
          storeId,
          member,
          action: 'experience.duplicated',
          target: id,
          after: { name, copyOf: source.name },
        });
      });
      return await experiences.get(storeId, id);
    },

    async archive(storeId, experienceId, archived, member) {
      await inTransaction(queryable, async (transaction) => {
        await lockExperience(transaction, experienceId);
        const { name, status, archivedAt } = await getExperience(transaction, storeId, experienceId);
        if ((archivedAt !== null) === archived) return;
        if (archived && status === 'running') {
          throw new Failure('status_not_allowed', 'Visitors see it: pause or end it first, then archive it.');
        }
        await saveArchivedAt(transaction, experienceId, archived ? new Date(now()) : null);
        await audit.record(transaction, {
          storeId,
          member,
          action: archived ? 'experience.archived' : 'experience.unarchived',
          target: experienceId,
          after: { name },
        });
      });
      return await experiences.get(storeId, experienceId);
    },
  };
}
