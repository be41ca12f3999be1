import type { ExperienceDefinition } from '@facet/engine';
import { z } from 'zod';
import { definitionSchema, experienceKinds } from './experiences.ts';
import { segmentStandings } from './klaviyo.ts';
import { mostOnAPage, partSchema } from './paging.ts';

/** An experience by its name. */
export const experienceNameSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  status: z.enum(['draft', 'running', 'paused', 'ended']),
});
/** An experience by its name. */
export type ExperienceName = z.infer<typeof experienceNameSchema>;

/** `GET /api/v1/stores/:storeId/experiences?search=&status=&kind=&archived=&segment=&page=&size=` */
export const experienceListQuerySchema = partSchema.extend({
  /** Words of the name, in any order. */
  search: z.string().trim().max(200).optional(),
  status: z.enum(['draft', 'running', 'paused', 'ended']).optional(),
  kind: z.enum(experienceKinds).optional(),
  /** Those that were put away, instead of those that were not. */
  archived: z.enum(['true', 'false']).optional(),
  /** Those that ask about this segment of Klaviyo's. */
  segment: z.string().min(1).max(64).optional(),
});
/** What a list of experiences is narrowed to. */
export type ExperienceListQuery = z.infer<typeof experienceListQuerySchema>;

/** One experience as lists show it, without its definition. */
export const experienceSummarySchema = experienceNameSchema.extend({
  kind: z.enum(experienceKinds),
  /** Of what is published. */
  audience: z
    .custom<ExperienceDefinition['audience']>((value) => typeof value === 'object' && value !== null)
    .meta({ title: 'Audience' }),
  /** The segments that it asks about. `unknown`: the segments were never read. */
  segments: z.array(
    z.strictObject({ id: z.string(), name: z.string(), standing: z.enum([...segmentStandings, 'unknown']) }),
  ),
  /** How many variations it has, the control among them. */
  variations: z.int(),
  /** How much there is to know about it before it starts or while it runs. */
  warnings: z.int(),
  /** Whether something was changed and is not published yet. */
  hasDraft: z.boolean(),
  updatedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  archivedAt: z.iso.datetime().nullable(),
});
/** One experience as lists show it. */
export type ExperienceSummary = z.infer<typeof experienceSummarySchema>;

/** A page of a store's experiences, last changed first. */
export const experienceListSchema = z.strictObject({
  experiences: z.array(experienceSummarySchema),
  /** How many fit, on all pages. */
  total: z.int(),
  /** How many there are that were not put away, and how many that were, whatever fits. */
  kept: z.strictObject({ active: z.int(), archived: z.int() }),
  /** The number of the next page; `null` on the last. */
  next: z.int().nullable(),
});
/** A page of a store's experiences. */
export type ExperienceList = z.infer<typeof experienceListSchema>;

/** `GET /api/v1/stores/:storeId/experience-visitors?ids=a,b`: at most a page of experiences. */
export const experienceVisitorsQuerySchema = z.strictObject({
  ids: z
    .string()
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .pipe(z.array(z.string().max(64)).min(1).max(mostOnAPage)),
});
/** How many were shown each of these experiences in the last 7 days; one that nobody was shown is not named. */
export const experienceVisitorsSchema = z.strictObject({ visitors: z.record(z.string(), z.int()) });
/** How many were shown each of some experiences. */
export type ExperienceVisitors = z.infer<typeof experienceVisitorsSchema>;

/** `POST /api/v1/stores/:storeId/experiences/:experienceId/archive`. */
export const archiveExperienceSchema = z.strictObject({ archived: z.boolean() });

const some = z.array(experienceNameSchema);
/** `GET /api/v1/stores/:storeId/experiences/:experienceId/others`: what the other experiences of the store have in use. */
export const otherExperiencesSchema = z.strictObject({
  /** Exclusion groups of those that have not ended. */
  groups: z.array(z.strictObject({ key: z.string(), experiences: some })),
  /** Discount codes. */
  codes: z.array(z.strictObject({ code: z.string(), experiences: some })),
  /** Redirects of those that run, or may run again. */
  redirects: z.array(z.strictObject({ url: z.string(), name: z.string() })),
});
/** What the other experiences of a store have in use. */
export type OtherExperiences = z.infer<typeof otherExperiencesSchema>;

/** `POST /api/v1/stores/:storeId/experiences/:experienceId/rivals`: with a definition as it is edited. */
export const findRivalsSchema = z.strictObject({ definition: definitionSchema });
/** The experiences that change the same place of a page as a definition does, and that run, or may run again. */
export const rivalsSchema = z.strictObject({
  rivals: z.array(
    z.strictObject({
      other: experienceNameSchema,
      /** What both change: the selector of an element, or the page's address or a variable (`null`). */
      selector: z.string().nullable(),
      variable: z.string().optional(),
      /** Whether the other one shows where both would. */
      otherShows: z.boolean(),
    }),
  ),
  /** How many there are; only the first are named. */
  total: z.int(),
});
/** The experiences that change the same place of a page. */
export type Rivals = z.infer<typeof rivalsSchema>;
