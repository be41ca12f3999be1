import type { ChangeStep, Expression } from '@facet/engine';
import { z } from 'zod';

/** How long a link to the visual editor works, in milliseconds. */
export const editorLinkLifeMs: number = 8 * 3_600_000;

/** `POST /api/v1/stores/:storeId/experiences/:experienceId/editor-links` */
export const createEditorLinkSchema = z.strictObject({
  /** The variation that is edited; it may be one that is not saved yet. */
  variation: z.string().min(1).max(64),
  /** The page that is opened: a path of the store's first origin, or an address on one of its origins. */
  page: z.string().trim().min(1).max(2000),
});
/** The body that creates a link to the visual editor. */
export type CreateEditorLink = z.infer<typeof createEditorLinkSchema>;

/** A link that opens a page of the store in the visual editor. It is shown once and kept nowhere. */
export const editorLinkSchema = z.strictObject({
  url: z.url(),
  /** Random; stands in all messages between the page and the admin's window. */
  session: z.string().min(16).max(64),
  /** The origin whose windows the page takes messages from: the admin's, as the server knows it. */
  adminOrigin: z.string(),
  expiresAt: z.iso.datetime(),
});
/** A link that opens a page of the store in the visual editor. */
export type EditorLink = z.infer<typeof editorLinkSchema>;

/** What a page learns from the server that was opened to be edited: nothing of the experience but its ids. */
export type EditorAnswer = {
  readonly session: string;
  readonly experience: string;
  readonly variation: string;
  readonly adminOrigin: string;
};

/** A change as it comes from the shop's page: for the engine to judge. */
const change = z.record(z.string().max(20), z.unknown()).nullable();

/** One step of a page, by its number in the session. */
const numberedStepSchema = z.strictObject({
  number: z.int().min(1),
  step: z.strictObject({ before: change, after: change, at: z.int().min(0).max(1000) }),
});

/**
 * What a page under edit tells the window that opened it, again and again: that it is there, and the steps that the admin has
 * not confirmed yet. `leaving`: it is being left, by *Done* or for another page of the shop.
 */
export const editorPageMessageSchema = z.strictObject({
  facet: z.literal('editor-page'),
  session: z.string().min(16).max(64),
  state: z.enum(['here', 'moving', 'done']),
  path: z.string().max(2000),
  steps: z.array(numberedStepSchema).max(200),
});
/** What a page under edit tells the admin. */
export type EditorPageMessage = {
  readonly facet: 'editor-page';
  readonly session: string;
  readonly state: 'here' | 'moving' | 'done';
  readonly path: string;
  readonly steps: readonly NumberedStep[];
};

/** A step by its number in the session, from 1. */
export type NumberedStep = { readonly number: number; readonly step: ChangeStep };

/**
 * What the admin tells the page: how the variation stands in its editor, up to which number it has taken steps, and what it
 * had to refuse. `away`: the editor was left in that window, or what was edited is gone.
 */
export type EditorAdminMessage =
  | {
      readonly facet: 'editor-admin';
      readonly session: string;
      readonly type: 'state';
      readonly variation: string;
      /** The variation's changes, as the engine's `Change`; some may not be finished yet. */
      readonly changes: readonly unknown[];
      readonly pages: Expression | null;
      readonly taken: number;
      readonly refused: string;
    }
  | {
      readonly facet: 'editor-admin';
      readonly session: string;
      readonly type: 'away';
      readonly why: 'left' | 'gone';
    };
