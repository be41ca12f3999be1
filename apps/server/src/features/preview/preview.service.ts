import { type ExperienceDefinition, listSegmentKeys } from '@facet/engine';
import {
  type CreatePreviewLink,
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
import { getExperience, type KeptExperience, listExperiences } from '../experiences/experiences.reads.ts';
import { findConnection } from '../klaviyo/connection.reads.ts';
import { findCatalogue } from '../segments/segments.reads.ts';
import { getStore, type KeptStore } from '../stores/stores.reads.ts';
import { createOverlayFile } from './overlay-file.ts';
import { toExperienceNames, toSegmentNames } from './preview-names.ts';
import { readPreviewPage, toPreviewAddress } from './preview-page.ts';
import { readPreviewToken, type Sign, toPreviewToken } from './preview-token.ts';
import { toRunning } from './to-running.ts';

type Ports = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly audit: AuditService;
  readonly delivery: DeliveryService;
  readonly now: () => number;
  /** Where the storefront's build puts what pages load. */
  readonly runtimeDirectory: string;
};

/** Links that show one variation to whoever follows them, and what their pages need. */
export type PreviewService = {
  /**
   * Makes a link to a variation as it is saved now. Throws `not_found`, `status_not_allowed` for what has ended, and
   * `invalid_body` for a variation that there is not, or a page that is none of the store's.
   */
  readonly createLink: (
    storeId: string,
    experienceId: string,
    input: CreatePreviewLink,
    member: Member | null,
  ) => Promise<PreviewLink>;
  /** Tells a page what it needs. Throws `preview_wrong` or `preview_over` for a token that does not hold. */
  readonly open: (store: KeptStore, token: string) => Promise<PreviewAnswer>;
  /** Finds the script that shows a preview; nothing where it is not built. */
  readonly findOverlay: () => Promise<Script | undefined>;
};

/** Makes the service that shows previews. */
export function createPreviewService(ports: Ports): PreviewService {
  const { secrets, audit, delivery, now } = ports;
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
    const catalogue = connection && (await findCatalogue(queryable, connection.id));
    return toSegmentNames(definitions.flatMap(listSegmentKeys), catalogue?.segments ?? [], (segment) =>
      secrets.segmentKeyOf(storeId, segment),
    );
  };

  return {
    async createLink(storeId, experienceId, input, member) {
      const { publicKey, settings } = await getStore(queryable, storeId);
      const { status, definition } = await getExperience(queryable, storeId, experienceId);
      if (status === 'ended') {
        throw new Failure('status_not_allowed', 'It has ended: there is nothing left to show.');
      }
      const variation = definition.variations.find(({ id }) => id === input.variation);
      if (variation === undefined) {
        const message = 'The saved experience has no such variation: save it first.';
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
    async open(store, token) {
      const read = readPreviewToken(token, store.publicKey, signFor(store.id), now());
      if (!read.ok) throw toRefusal(read.why);
      const { f: forced, e: endsAt } = read.claims;
      const experiences = await listExperiences(queryable, store.id, ['draft', 'running', 'paused']);
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
        expiresAt: new Date(endsAt * 1000).toISOString(),
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
