import type { ExperienceDefinition } from '@facet/engine';
import type { Experience } from '@facet/protocol';
import { isSame } from '../../../lib/is-same.ts';
import { fromWire } from './wire.ts';

/** What a member edits of an experience. */
export type Draft = { readonly name: string; readonly definition: ExperienceDefinition };

/** What of an experience can be edited, as it is published. */
export function toDraft({ name, definition }: Pick<Experience, 'name' | 'definition'>): Draft {
  return { name, definition };
}

/** What of an experience can be edited, as members have changed it since. */
export function toLatestDraft(experience: Pick<Experience, 'name' | 'definition' | 'draft'>): Draft {
  const { draft } = experience;
  if (draft === undefined || draft === null) return toDraft(experience);
  return { name: draft.name, definition: fromWire(draft.definition) };
}

/** Whether two drafts say the same. What no editor decides, such as the status, plays no part. */
export function isSameDraft(one: Draft, other: Draft): boolean {
  return one === other || (one.name === other.name && isSame(toOwn(one), toOwn(other)));
}

function toOwn({ definition }: Draft): object {
  const { version: _v, id: _i, kind: _k, seed: _s, status: _t, name: _n, ...own } = definition;
  return own;
}

/** A draft of an experience in this status. */
export function withStatus(draft: Draft, status: ExperienceDefinition['status']): Draft {
  if (draft.definition.status === status) return draft;
  return { ...draft, definition: { ...draft.definition, status } };
}
