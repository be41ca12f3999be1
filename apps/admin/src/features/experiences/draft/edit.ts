import type { Experience, ExperienceDraft } from '@facet/protocol';
import { isSame } from '../../../lib/is-same.ts';
import { findChangedPlace } from './changed-place.ts';
import { type Draft, isSameDraft, toDraft, toLatestDraft, withStatus } from './draft.ts';
import { addStep, beginHistory, type History } from './history.ts';
import { isContested, mergeDrafts } from './merge/merge-drafts.ts';
import type { Side } from './merge/sides.ts';

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
  /** What was sent without an answer that says whether it arrived, the newest last. */
  readonly unanswered: readonly Draft[];
  /** What somebody else made of it, where both changed the same thing and somebody has to choose. */
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
  /** What they changed, where it was taken in beside what was typed here. */
  readonly taken?: { readonly before: Draft; readonly after: Draft };
};

/** More than this is not tried without an answer, but for an outage of hours. */
const mostUnanswered = 20;

/** Begins where the server's draft is, or else what is published. */
export function beginEdit(experience: Experience): Edit {
  const saved = toLatestDraft(experience);
  return {
    base: experience,
    saved,
    kept: toKept(experience),
    history: beginHistory(saved),
    sending: false,
    unanswered: [],
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
 * Takes in what the server says now. Numbers and status go along. What others changed is followed, and put together with
 * what was typed here and is not saved; only where both changed the same thing it waits for a person to choose.
 */
export function follow(edit: Edit, next: Experience): Edit {
  if (edit.sending || next === edit.base || isOlder(edit, next)) return edit;
  const kept = toKept(next);
  const isNews = next.revision !== edit.base.revision || kept?.revision !== edit.kept?.revision;
  if (!isNews) return { ...edit, base: next };
  const latest = toLatestDraft(next);
  const here = { ...edit, base: next, saved: latest, kept, theirs: null, unanswered: [] };
  if (isSameDraft(latest, edit.saved)) return here;
  // It arrived; only the answer did not.
  if (edit.unanswered.some((sent) => isSameDraft(sent, latest))) return here;
  const joined = toJoined(edit, next);
  if (isSameDraft(latest, toCurrent(edit))) return { ...here, joined };
  if (!isUnsaved(edit)) return { ...here, joined, history: addStep(edit.history, latest) };
  const sides = { base: edit.saved, mine: toCurrent(edit), theirs: latest };
  if (isContested(sides)) return { ...edit, theirs: next };
  const merged = join(edit, next, 'mine');
  return { ...merged, joined: { ...joined, taken: { before: edit.saved, after: latest } } };
}

/** Takes in that the server keeps `sent` now; without a draft, that it is what is published. */
export function noteSaved(edit: Edit, sent: Draft, draft: ExperienceDraft | null): Edit {
  return { ...edit, saved: sent, kept: draft, sending: false, unanswered: [] };
}

/** Takes in that nobody knows whether what was sent has arrived. */
export function noteUnanswered(edit: Edit, sent: Draft): Edit {
  const others = edit.unanswered.filter((each) => !isSameDraft(each, sent));
  return { ...edit, unanswered: [...others, sent].slice(-mostUnanswered) };
}

/** Takes in the answer to publishing; what was typed since `sent` stays. */
export function settle(edit: Edit, sent: Draft, published: Experience): Edit {
  const saved = toLatestDraft(published);
  const isWhole = isSameDraft(toCurrent(edit), sent);
  // The server may have put a space right: no step of its own.
  const history = isWhole ? { ...edit.history, present: saved, typing: null } : edit.history;
  return { ...beginEdit(published), history };
}

/** Where both changed the same thing, gives way to somebody else; what was typed here is a step back. */
export function takeTheirs(edit: Edit): Edit {
  return edit.theirs === null ? edit : join(edit, edit.theirs, 'theirs');
}

/** Where both changed the same thing, puts what was typed here over it; what somebody else made is a step back. */
export function keepMine(edit: Edit): Edit {
  return edit.theirs === null ? edit : join(edit, edit.theirs, 'mine');
}

/** Puts what was typed here and what somebody else made together. */
function join(edit: Edit, theirs: Experience, prefer: Side): Edit {
  const latest = toLatestDraft(theirs);
  const merged = mergeDrafts({ base: edit.saved, mine: toCurrent(edit), theirs: latest }, prefer);
  // The first step back takes away what was typed last, and leaves what others did.
  const before = prefer === 'mine' ? addStep(edit.history, latest) : edit.history;
  return { ...beginEdit(theirs), joined: toJoined(edit, theirs), history: addStep(before, merged) };
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
