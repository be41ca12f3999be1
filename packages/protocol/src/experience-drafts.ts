import { z } from 'zod';

/** How deep a draft may be nested: what the engine takes, and room for what is still being put right. */
const mostNesting = 40;

type DraftExpression =
  | { readonly and: readonly DraftExpression[] }
  | { readonly or: readonly DraftExpression[] }
  | { readonly not: DraftExpression }
  | { readonly field: string; readonly operator: string };

const word = z.string().max(64);
const expression: z.ZodType<DraftExpression> = z.lazy(() =>
  z.union([
    z.strictObject({ and: z.array(expression).max(100) }),
    z.strictObject({ or: z.array(expression).max(100) }),
    z.strictObject({ not: expression }),
    z.looseObject({ field: word, operator: word }),
  ]),
);
const action = z.looseObject({ type: word });
const audience = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('everyone') }),
  z.strictObject({ type: z.literal('custom'), expression }),
  z.strictObject({ type: z.literal('link'), token: z.string().max(500) }),
  z.strictObject({
    type: z.literal('advanced'),
    rows: z.array(z.strictObject({ id: word, when: expression, action, counted: z.boolean() })).max(50),
    otherwise: action,
  }),
]);
/** A number that is not filled in yet is `null`. */
const number = z.number().nullable();
const shape = z.looseObject({
  variations: z
    .array(
      z.looseObject({
        id: word.min(1),
        name: z.string().max(500).optional(),
        control: z.boolean(),
        weight: number,
        changes: z.array(z.looseObject({ kind: word })).max(100),
      }),
    )
    .max(20),
  audience,
  pages: expression.nullable(),
  allocation: number,
  mode: z.looseObject({ type: word }).optional(),
  holdout: number.optional(),
  schedule: z.strictObject({ start: word.optional(), end: word.optional() }).optional(),
  group: z.strictObject({ key: z.string().max(500), weight: number }).optional(),
  priority: number.optional(),
});

/**
 * A definition that somebody is still at work on: it has the parts of one, and what stands in them may be missing or
 * wrong. Numbers that are not filled in are `null`; a variable's value that is no JSON yet stands as text in
 * `unfinished` beside it.
 */
export const draftDefinitionSchema = z
  .unknown()
  .refine((value) => isShallow(value, mostNesting), `is nested more than ${mostNesting} deep`)
  .pipe(shape)
  .meta({ title: 'Draft of an experience definition' });
/** A definition that somebody is still at work on. */
export type DraftDefinition = z.infer<typeof shape>;

/** What members have changed of an experience and not published yet. */
export const experienceDraftSchema = z.strictObject({
  name: z.string(),
  definition: draftDefinitionSchema,
  /** Another one with each time it is saved, never the same again; send it back with the next one. */
  revision: z.int(),
  /** The revision of the experience that the changes are made to. */
  basedOn: z.int(),
  savedAt: z.iso.datetime(),
  /** Who saved it last, by name; `null`: the server itself. */
  savedBy: z.string().nullable(),
});
/** What members have changed of an experience and not published yet. */
export type ExperienceDraft = z.infer<typeof experienceDraftSchema>;

/**
 * `PUT /api/v1/stores/:storeId/experiences/:experienceId/draft`: 409 `stale_draft` when somebody else saved, discarded or
 * published it in between.
 */
export const saveDraftSchema = z.strictObject({
  /** Of the draft that is known; `null` where there was none. */
  revision: z.int().nullable(),
  /** The revision of the experience that the changes are made to. */
  basedOn: z.int(),
  name: z.string().max(120),
  definition: draftDefinitionSchema,
});
/** The body that saves a draft. */
export type SaveDraft = z.infer<typeof saveDraftSchema>;

/** `DELETE /api/v1/stores/:storeId/experiences/:experienceId/draft?revision=`: with a revision only that one is discarded. */
export const discardDraftQuerySchema = z.strictObject({ revision: z.coerce.number().int().optional() });

/** A list instead of calls that nest: what is judged may be nested as deep as a body is long. */
function isShallow(value: unknown, most: number): boolean {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: each, depth } = next;
    if (typeof each !== 'object' || each === null) continue;
    if (depth > most) return false;
    for (const inner of Object.values(each)) open.push({ value: inner, depth: depth + 1 });
  }
  return true;
}
