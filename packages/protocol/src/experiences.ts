import type { ExperienceDefinition } from '@facet/engine';
import { z } from 'zod';
import { experienceDraftSchema } from './experience-drafts.ts';
import { warningSchema } from './warnings.ts';

/** A definition; the engine judges it. */
export const definitionSchema = z
  .custom<ExperienceDefinition>((value) => typeof value === 'object' && value !== null)
  .meta({ title: 'Experience definition' });
const status = z.enum(['draft', 'running', 'paused', 'ended']);

/** The two kinds of experience. */
export const experienceKinds = ['test', 'personalization'] as const;

/** One test or personalization as the admin edits it. The engine judges `definition`. */
export const experienceSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(experienceKinds),
  status,
  /** Counts up with each saved change; send it back with the next one. */
  revision: z.int(),
  definition: definitionSchema,
  updatedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** When it was put away; `null` where it was not. */
  archivedAt: z.iso.datetime().nullable(),
  /** What the merchant should know before starting, in plain words. */
  warnings: z.array(warningSchema),
  /** What was changed and is not published yet, `null` where nothing was. */
  draft: experienceDraftSchema.nullable().optional(),
});
/** One test or personalization. */
export type Experience = z.infer<typeof experienceSchema>;

/** `POST /api/v1/stores/:storeId/experiences`: a draft with a control and one variation, for everyone. */
export const createExperienceSchema = z.strictObject({
  kind: z.enum(experienceKinds),
  name: z.string().trim().min(1).max(120),
});
/** The body that creates an experience. */
export type CreateExperience = z.infer<typeof createExperienceSchema>;

/**
 * `PUT /api/v1/stores/:storeId/experiences/:experienceId`: 409 `stale_revision` when somebody else saved in between, and
 * `stale_draft` when somebody else changed the draft. The draft is gone afterwards.
 */
export const saveExperienceSchema = z.strictObject({
  revision: z.int(),
  /** Of the draft that is known, `null` where there is none. Without it a draft is dropped whatever it holds. */
  draftRevision: z.int().nullable().optional(),
  name: z.string().trim().min(1).max(120),
  definition: definitionSchema,
});
/** The body that saves an experience. */
export type SaveExperience = z.infer<typeof saveExperienceSchema>;

/** `POST /api/v1/stores/:storeId/experiences/:experienceId/status`. Ending is for good. */
export const changeStatusSchema = z.strictObject({ status: z.enum(['running', 'paused', 'ended']) });
/** The body that starts, pauses or ends an experience. */
export type ChangeStatus = z.infer<typeof changeStatusSchema>;

/** `GET /api/v1/stores/:storeId/experiences/:experienceId/exposures`: how many were shown what, subjects counted once. */
export const exposureCountsSchema = z.strictObject({
  variations: z.array(
    z.strictObject({
      variation: z.string(),
      visitors: z.int(),
      countedVisitors: z.int(),
      identified: z.int(),
    }),
  ),
  /** How often what had once been assigned was shown to somebody whom the audience does not match any longer. */
  outsideAudience: z.int(),
  lastSeenAt: z.iso.datetime().nullable(),
});
/** How many were shown what. */
export type ExposureCounts = z.infer<typeof exposureCountsSchema>;
