import type { Experience, ExperienceDraft } from '@facet/protocol';
import { isSame } from '../../../lib/is-same.ts';
import { findChangedPlace } from './changed-place.ts';
import { type Draft, isSameDraft, toDraft, toLatestDraft, withStatus } from './draft.ts';
import { addStep, beginHistory, type History } from './history.ts';

/** An edit under way, and what the server is known to keep. */
export type Edit = {
  /** As it is published. */
  readonly base: Experience;
  /** What the server keeps: its draft, or what is published where there is none. */
  readonly saved: Draft;
  /** The server's draft, without what it holds. */
  readonly kept: KeptDraft | null;
  readonly history: History<Draft>;
  /** Whether a draft is on its way to the server. */
  readonly sending: boolean;
  /** What somebody else made of it, where that and what was typed here go apart. */
  readonly theirs: Experience | null;
  /** Who else changed it last while it was open here; `undefined`: nobody did. */
  readonly joined: Joined | undefined;
};

/** A draft that the server keeps. */
type KeptDraft = Pick<ExperienceDraft, 'revision' | 'savedAt' | 'savedBy'>;

/** What somebody else did, who (where that is known) and when. */
export type Joined = {
  readonly did: 'changed' | 'published' | 'discarded';
  readonly by: string | null;
  readonly at: string;
};

/** Begins where the server's draft is, or else what is published. */
export function beginEdit(experience: Experience): Edit {
  const saved = toLatestDraft(experience);
  return {
    base: experience,
    saved,
    kept: toKept(experience),
    history: beginHistory(saved),
    sending: false,
    theirs: null,
    joined: undefined,
  };
}

/** What is on the screen. */
export function toCurrent({ history, base }: Edit): Draft {
  return withStatus(history.present, base.status);
}

/** Whether anything differs from what is published. */
export function isDirty(edit: Edit): boolean {
  return !isSameDraft(toCurrent(edit), toDraft(edit.base));
}

/** Whether something is not on the server yet. */
export function isUnsaved(edit: Edit): boolean {
  return !isSameDraft(toCurrent(edit), edit.saved);
}

/** Takes in what was typed. */
export function change(edit: Edit, part: Partial<Draft>, atMs: number): Edit {
  const before = toCurrent(edit);
  const next = { ...before, ...part };
  if (isSame(before, next)) return edit;
  const { path, typed } = findChangedPlace(before, next);
  return { ...edit, history: addStep(edit.history, next, typed ? { place: path, atMs } : undefined) };
}

/**
 * Takes in what the server says now. Numbers and status go along; what others changed is followed as long as nothing was
 * typed here that is not saved; where both sides changed, it waits for a person to choose.
 */
export function follow(edit: Edit, next: Experience): Edit {
  if (edit.sending || next === edit.base || isOlder(edit, next)) return edit;
  const kept = toKept(next);
  const isNews = next.revision !== edit.base.revision || kept?.revision !== edit.kept?.revision;
  if (!isNews) return { ...edit, base: next };
  const latest = toLatestDraft(next);
  const here = { ...edit, base: next, saved: latest, kept, theirs: null };
  if (isSameDraft(latest, edit.saved)) return here;
  const joined = toJoined(edit, next);
  if (isSameDraft(latest, toCurrent(edit))) return { ...here, joined };
  if (isUnsaved(edit)) return { ...edit, theirs: next };
  return { ...here, joined, history: addStep(edit.history, latest) };
}

/** Takes in that the server keeps `sent` now; without a draft, that it is what is published. */
export function noteSaved(edit: Edit, sent: Draft, draft: ExperienceDraft | null): Edit {
  return { ...edit, saved: sent, kept: draft, sending: false };
}

/** Takes in the answer to publishing; what was typed since `sent` stays. */
export function settle(edit: Edit, sent: Draft, published: Experience): Edit {
  const saved = toLatestDraft(published);
  const isWhole = isSameDraft(toCurrent(edit), sent);
  // The server may have put a space right: no step of its own.
  const history = isWhole ? { ...edit.history, present: saved, typing: null } : edit.history;
  return { ...beginEdit(published), history };
}

/** Gives way to what somebody else made; what was typed here is a step back. */
export function takeTheirs(edit: Edit): Edit {
  const { theirs } = edit;
  if (theirs === null) return edit;
  const latest = toLatestDraft(theirs);
  return { ...beginEdit(theirs), joined: toJoined(edit, theirs), history: addStep(edit.history, latest) };
}

/** Puts what was typed here over what somebody else made, which is a step back. */
export function keepMine(edit: Edit): Edit {
  const { theirs } = edit;
  if (theirs === null) return edit;
  const mine = toCurrent(edit);
  const history = addStep(addStep(edit.history, toLatestDraft(theirs)), mine);
  return { ...beginEdit(theirs), joined: toJoined(edit, theirs), history };
}

function toKept({ draft }: Experience): KeptDraft | null {
  if (draft === undefined || draft === null) return null;
  const { revision, savedAt, savedBy } = draft;
  return { revision, savedAt, savedBy };
}

function isOlder({ base, kept }: Edit, next: Experience): boolean {
  if (next.revision !== base.revision) return next.revision < base.revision;
  const revision = toKept(next)?.revision;
  return kept !== null && revision !== undefined && revision < kept.revision;
}

/** What somebody did so that a version came about; only of a draft it is known who. */
export function toJoined({ base }: Pick<Edit, 'base'>, next: Experience): Joined {
  const kept = toKept(next);
  if (kept !== null) return { did: 'changed', by: kept.savedBy, at: kept.savedAt };
  const did = next.revision > base.revision ? 'published' : 'discarded';
  return { did, by: null, at: next.updatedAt };
}
