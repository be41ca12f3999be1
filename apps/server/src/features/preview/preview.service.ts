import { randomBytes } from 'node:crypto';
import { type ExperienceDefinition, listSegmentKeys } from '@facet/engine';
import {
  type CreateEditorLink,
  type CreatePreviewLink,
  type EditorLink,
  editorLinkLifeMs,
  type Member,
  type PreviewAnswer,
  type PreviewLink,
  type PreviewNames,
  previewLifeMs,
} from '@facet/protocol';
import type { Secrets } from '../../config/secrets.ts';
import type { Database } from '../../db/database.ts';
import { Failure, type FieldProblem } from '../../errors.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { DeliveryService } from '../delivery/delivery.service.ts';
import type { Script } from '../delivery/script.ts';
import { listWithDrafts } from '../experiences/drafts.reads.ts';
import { getExperience, type KeptExperience, listExperiences } from '../experiences/experiences.reads.ts';
import { findConnection } from '../klaviyo/connection.reads.ts';
import { listKnownSegments } from '../segments/segments.reads.ts';
import { getStore, type KeptStore } from '../stores/stores.reads.ts';
import { createOverlayFile, type OverlayName } from './overlay-file.ts';
import { toExperienceNames, toSegmentNames } from './preview-names.ts';
import { readPreviewPage, toPreviewAddress } from './preview-page.ts';
import { type PreviewClaims, readPreviewToken, type Sign, toPreviewToken } from './preview-token.ts';
import { toRunning } from './to-running.ts';

type Ports = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly audit: AuditService;
  readonly delivery: DeliveryService;
  readonly now: () => number;
  /** Where the admin is, without a slash at the end. */
  readonly publicUrl: () => string;
  /** Where the storefront's build puts what pages load. */
  readonly runtimeDirectory: string;
};

/** Links that show one variation to whoever follows them, or open a page to be edited, and what their pages need. */
export type PreviewService = {
  /**
   * Makes a link to a variation, which shows the draft of its experience where that could be published. Throws
   * `not_found`, `status_not_allowed` for what has ended, and `invalid_body` for a variation that there is not, or a page
   * that is none of the store's.
   */
  readonly createLink: (
    storeId: string,
    experienceId: string,
    input: CreatePreviewLink,
    member: Member | null,
  ) => Promise<PreviewLink>;
  /**
   * Makes a link that opens a page in the visual editor, for one variation and some hours. What is edited comes from the
   * window that opens it, so that the variation may be one that is not saved yet; whoever else follows the link learns and
   * changes nothing. Throws as `createLink` does, save for the variation.
   */
  readonly createEditorLink: (
    storeId: string,
    experienceId: string,
    input: CreateEditorLink,
    member: Member | null,
  ) => Promise<EditorLink>;
  /** Tells a page what it needs. Throws `preview_wrong` or `preview_over` for a token that does not hold. */
  readonly open: (store: KeptStore, token: string) => Promise<PreviewAnswer>;
  /** Finds the script that shows a preview, or the one that edits a page; nothing where it is not built. */
  readonly findOverlay: (name: OverlayName) => Promise<Script | undefined>;
};

/** Makes the service that shows previews. */
export function createPreviewService(ports: Ports): PreviewService {
  const { secrets, audit, delivery, now, publicUrl } = ports;
  const { queryable } = ports.database;
  const overlay = createOverlayFile(ports.runtimeDirectory);
  const signFor =
    (storeId: string): Sign =>
    (text) =>
      secrets.hashOf(`preview/${storeId}`, text);

  const findSegmentNames = async (
    storeId: string,
    definitions: readonly ExperienceDefinition[],
  ): Promise<PreviewNames['segments']> => {
    const connection = await findConnection(queryable, storeId);
    const asked = definitions.flatMap(listSegmentKeys);
    const known = connection && (await listKnownSegments(queryable, connection.id, asked));
    return toSegmentNames(asked, known ?? [], (segment) => secrets.segmentKeyOf(storeId, segment));
  };

  const openEditor = async (
    store: KeptStore,
    [session, experienceId, variation]: NonNullable<PreviewClaims['d']>,
    expiresAt: string,
  ): Promise<PreviewAnswer> => {
    const open = await listExperiences(queryable, store.id, ['draft', 'running', 'paused']);
    if (!open.some(({ id }) => id === experienceId)) {
      throw new Failure('preview_over', 'What this link edits has ended or was deleted.');
    }
    return {
      configuration: await delivery.buildConfiguration(store, []),
      names: { experiences: {}, segments: {} },
      forced: {},
      expiresAt,
      edit: { session, experience: experienceId, variation, adminOrigin: new URL(publicUrl()).origin },
    };
  };

  return {
    async createLink(storeId, experienceId, input, member) {
      const store = await getStore(queryable, storeId);
      const { publicKey, settings } = store;
      const { status } = await getExperience(queryable, storeId, experienceId);
      if (status === 'ended') {
        throw new Failure('status_not_allowed', 'It has ended: there is nothing left to show.');
      }
      const shown = (await listWithDrafts(queryable, store)).find(({ id }) => id === experienceId);
      const variation = shown?.definition.variations.find(({ id }) => id === input.variation);
      if (variation === undefined) {
        const message =
          'The experience has no such variation, or its draft has something to mend first, which Save would tell.';
        throw toInvalid({ path: 'variation', message });
      }
      const page = readPreviewPage(input.page, settings.origins);
      if (!page.ok) throw toInvalid({ path: 'page', message: page.message });
      const endsAt = Math.floor((now() + (input.lifeMs ?? previewLifeMs)) / 1000);
      const claims = { s: publicKey, e: endsAt, f: { [experienceId]: variation.id } };
      const expiresAt = new Date(endsAt * 1000).toISOString();
      await audit.record(queryable, {
        storeId,
        member,
        action: 'experience.preview_link_created',
        target: experienceId,
        after: { variation: variation.name ?? variation.id, expiresAt },
      });
      return { url: toPreviewAddress(page.url, toPreviewToken(claims, signFor(storeId))), expiresAt };
    },
    async createEditorLink(storeId, experienceId, input, member) {
      const { publicKey, settings } = await getStore(queryable, storeId);
      const { status } = await getExperience(queryable, storeId, experienceId);
      if (status === 'ended') {
        throw new Failure('status_not_allowed', 'It has ended and stays as it was.');
      }
      const page = readPreviewPage(input.page, settings.origins);
      if (!page.ok) throw toInvalid({ path: 'page', message: page.message });
      const endsAt = Math.floor((now() + editorLinkLifeMs) / 1000);
      const session = randomBytes(18).toString('base64url');
      const claims: PreviewClaims = {
        s: publicKey,
        e: endsAt,
        f: {},
        d: [session, experienceId, input.variation],
      };
      const expiresAt = new Date(endsAt * 1000).toISOString();
      await audit.record(queryable, {
        storeId,
        member,
        action: 'experience.editor_link_created',
        target: experienceId,
        after: { page: page.url.origin + page.url.pathname, expiresAt },
      });
      return {
        url: toPreviewAddress(page.url, toPreviewToken(claims, signFor(storeId))),
        session,
        adminOrigin: new URL(publicUrl()).origin,
        expiresAt,
      };
    },
    async open(store, token) {
      const read = readPreviewToken(token, store.publicKey, signFor(store.id), now());
      if (!read.ok) throw toRefusal(read.why);
      const { f: forced, e: endsAt, d: edited } = read.claims;
      const expiresAt = new Date(endsAt * 1000).toISOString();
      if (edited !== undefined) return await openEditor(store, edited, expiresAt);
      const experiences = await listWithDrafts(queryable, store);
      if (!Object.entries(forced).every(([id, variation]) => hasVariation(experiences, id, variation))) {
        throw new Failure(
          'preview_over',
          'What this link shows has ended, was deleted, or no longer has this variation. Ask for a new link.',
        );
      }
      const definitions = experiences.map(({ definition }) => definition);
      const [configuration, segments] = await Promise.all([
        delivery.buildConfiguration(store, definitions.map(toRunning)),
        findSegmentNames(store.id, definitions),
      ]);
      return {
        configuration,
        names: { experiences: toExperienceNames(experiences), segments },
        forced,
        expiresAt,
      };
    },
    findOverlay: overlay.find,
  };
}

function hasVariation(
  experiences: readonly KeptExperience[],
  experienceId: string,
  variationId: string,
): boolean {
  const experience = experiences.find(({ id }) => id === experienceId);
  return experience?.definition.variations.some(({ id }) => id === variationId) ?? false;
}

function toInvalid(problem: FieldProblem): Failure {
  return new Failure('invalid_body', problem.message, { problems: [problem] });
}

function toRefusal(why: 'wrong' | 'over'): Failure {
  return why === 'over'
    ? new Failure('preview_over', 'This preview link worked until its last day. Ask for a new one.')
    : new Failure(
        'preview_wrong',
        'This preview link was not made for this store, or was damaged on the way. Copy it again as a whole.',
      );
}
