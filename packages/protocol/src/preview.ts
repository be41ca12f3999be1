import type { ExperienceStatus } from '@facet/engine';
import { z } from 'zod';
import type { StoreConfiguration } from './configuration.ts';
import type { EditorAnswer } from './editor.ts';

/** The parameter of a page's address that carries a preview link's token. */
export const previewParameter = 'facet_preview';

const dayMs = 86_400_000;
/** How long a preview link works, in milliseconds, where nobody says otherwise. */
export const previewLifeMs: number = 7 * dayMs;

/** `POST /api/v1/stores/:storeId/experiences/:experienceId/preview-links` */
export const createPreviewLinkSchema = z.strictObject({
  /** The variation that the link shows, the control included. */
  variation: z.string().min(1).max(64),
  /** The page that it opens: a path of the store's first origin, or an address on one of its origins. */
  page: z.string().trim().min(1).max(2000),
  /** How long it works, in milliseconds: a minute to 30 days. */
  lifeMs: z
    .int()
    .min(60_000)
    .max(30 * dayMs)
    .optional(),
});
/** The body that creates a preview link. */
export type CreatePreviewLink = z.infer<typeof createPreviewLinkSchema>;

/** A preview link. It is shown once and kept nowhere. */
export const previewLinkSchema = z.strictObject({ url: z.url(), expiresAt: z.iso.datetime() });
/** A preview link. */
export type PreviewLink = z.infer<typeof previewLinkSchema>;

/**
 * `POST /s/:publicKey/preview`: what a page needs that was opened by a preview link. The answer is a `Sealed<PreviewAnswer>`;
 * a token that does not hold is answered with 403, `preview_wrong` or `preview_over`.
 */
export const previewRequestSchema = z.strictObject({ token: z.string().min(1).max(2000) });
/** The body with which a page asks for its preview. */
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** What whoever holds a preview link may see. */
export type PreviewAnswer = {
  /** All experiences that have not ended, drafts and paused ones too, as if they ran now. */
  readonly configuration: StoreConfiguration;
  /** What people call that which the configuration names by ids and opaque keys. */
  readonly names: PreviewNames;
  /** The variations that the link shows, by experience. */
  readonly forced: Readonly<Record<string, string>>;
  /** Until when the link works. */
  readonly expiresAt: string;
  /** Where the link opens the page to be edited: then nothing else is told, and no experience is in the configuration. */
  readonly edit?: EditorAnswer;
};

/** Names for people. */
export type PreviewNames = {
  readonly experiences: Readonly<
    Record<
      string,
      {
        readonly name: string;
        /** How it really stands. */
        readonly status: ExperienceStatus;
        readonly variations: Readonly<Record<string, string>>;
      }
    >
  >;
  readonly segments: Readonly<Record<string, string>>;
};
