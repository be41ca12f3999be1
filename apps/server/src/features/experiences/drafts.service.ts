import type { ExperienceDraft, Member, SaveDraft } from '@facet/protocol';
import type { Database, Queryable } from '../../db/database.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { findDraft, toDraftDefinition } from './drafts.reads.ts';
import { removeDraft, saveDraft } from './drafts.store.ts';
import { getExperience, type KeptExperience } from './experiences.reads.ts';
import { lockExperience } from './experiences.store.ts';

type Ports = { readonly database: Database; readonly audit: AuditService; readonly now: () => number };

/** What members have typed and not published yet. `member` is who did; `null` is the server itself. */
export type DraftsService = {
  /**
   * Keeps a draft as it is, judging nothing. Throws `not_found`, `status_not_allowed` for an experience that has ended,
   * or `stale_draft` where the draft or the experience is another one than the sender knows.
   */
  readonly save: (
    storeId: string,
    experienceId: string,
    input: SaveDraft,
    member: Member | null,
  ) => Promise<ExperienceDraft>;
  /** Throws `not_found`, or `stale_draft` where `revision` is given and is another one's. */
  readonly discard: (
    storeId: string,
    experienceId: string,
    revision: number | undefined,
    member: Member | null,
  ) => Promise<void>;
};

/** Makes the service that keeps drafts. */
export function createDraftsService({ database, audit, now }: Ports): DraftsService {
  const { queryable } = database;

  /** Reads an experience and its draft, keeps both still, and lets `change` write. */
  const hold = async (
    storeId: string,
    experienceId: string,
    change: (
      transaction: Queryable,
      experience: KeptExperience,
      draft: ExperienceDraft | null,
    ) => Promise<void>,
  ): Promise<void> => {
    await inTransaction(queryable, async (transaction) => {
      await lockExperience(transaction, experienceId);
      const experience = await getExperience(transaction, storeId, experienceId);
      await change(transaction, experience, await findDraft(transaction, experience));
    });
  };

  return {
    async save(storeId, experienceId, { revision, basedOn, name, definition }, member) {
      let kept: ExperienceDraft | null = null;
      await hold(storeId, experienceId, async (transaction, experience, draft) => {
        if (experience.status === 'ended') {
          throw new Failure('status_not_allowed', 'It has ended: copy it to try something else.');
        }
        requireDraft(draft, revision);
        if (basedOn !== experience.revision) {
          throw new Failure(
            'stale_draft',
            'The experience was published or its status changed in between: load it again, then repeat your change.',
          );
        }
        const whole = toDraftDefinition(definition, name, experience);
        const saved = { at: new Date(now()), by: member?.name ?? null };
        await saveDraft(transaction, experienceId, { name, definition: whole, basedOn }, saved);
        kept = await findDraft(transaction, experience);
      });
      if (kept === null) throw new Error('a draft that was just saved is not there');
      return kept;
    },
    async discard(storeId, experienceId, revision, member) {
      await hold(storeId, experienceId, async (transaction, _experience, draft) => {
        if (revision !== undefined) requireDraft(draft, revision);
        if (draft === null) return;
        await removeDraft(transaction, experienceId);
        await recordDiscarded(audit, transaction, { storeId, experienceId, draft, member });
      });
    },
  };
}

/** Throws `stale_draft` where the draft that is kept is not the one that is known; `null` is none. */
export function requireDraft(draft: ExperienceDraft | null, revision: number | null): void {
  if ((draft?.revision ?? null) === revision) return;
  const detail =
    draft === null
      ? 'The draft was published or discarded in between: load the experience again, then repeat your change.'
      : `${draft.savedBy ?? 'Somebody'} saved the draft in between: load it again, then repeat your change.`;
  throw new Failure('stale_draft', detail);
}

/** Writes down that a draft is gone, where somebody else's work went with it: one's own can be undone. */
export async function recordDiscarded(
  audit: AuditService,
  transaction: Queryable,
  gone: {
    readonly storeId: string;
    readonly experienceId: string;
    readonly draft: ExperienceDraft;
    readonly member: Member | null;
  },
): Promise<void> {
  const { storeId, experienceId, draft, member } = gone;
  if (draft.savedBy === (member?.name ?? null)) return;
  await audit.record(transaction, {
    storeId,
    member,
    action: 'experience.draft_discarded',
    target: experienceId,
    before: { name: draft.name, definition: draft.definition, savedBy: draft.savedBy },
  });
}
