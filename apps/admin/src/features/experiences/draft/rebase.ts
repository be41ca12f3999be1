import type { ExperienceDefinition } from '@facet/engine';
import type { Experience } from '@facet/protocol';
import { isSame } from '../../../lib/is-same.ts';

/** What a member edits of an experience. */
export type Draft = { readonly name: string; readonly definition: ExperienceDefinition };

/** An edit under way: the version it began from, and what it came to. */
export type Edit = { readonly base: Experience; readonly draft: Draft };

/** What of an experience can be edited. */
export function toDraft({ name, definition }: Pick<Experience, 'name' | 'definition'>): Draft {
  return { name, definition };
}

/** Whether anything differs from what is saved. */
export function isDirty({ base, draft }: Edit): boolean {
  return !isSame(draft, toDraft(base));
}

/**
 * Takes in a version that came from the server while somebody edits. Untouched edits follow it; a mere change of
 * status goes along with what was typed; where both sides changed, the edit stays on its old base, so that saving is
 * refused and nothing is overwritten unseen.
 */
export function rebase(edit: Edit, next: Experience): Edit {
  if (next.revision <= edit.base.revision) return edit;
  if (!isDirty(edit)) return { base: next, draft: toDraft(next) };
  const { status } = next;
  const moved = { name: edit.base.name, definition: { ...edit.base.definition, status } };
  if (!isSame(moved, toDraft(next))) return edit;
  return { base: next, draft: { ...edit.draft, definition: { ...edit.draft.definition, status } } };
}

/** Takes in the answer to a save; what was typed since `sent` stays. */
export function settle(edit: Edit, sent: Draft, saved: Experience): Edit {
  return { base: saved, draft: isSame(edit.draft, sent) ? toDraft(saved) : edit.draft };
}
