import type { Experience } from '@facet/protocol';
import { useState } from 'react';
import { type Draft, type Edit, isDirty, rebase, settle, toDraft } from './rebase.ts';

/** An edit and what can be done with it. */
export type ExperienceEdit = Edit & {
  readonly dirty: boolean;
  readonly change: (part: Partial<Draft>) => void;
  readonly discard: () => void;
  /** Takes in the answer to a save. */
  readonly settle: (sent: Draft, saved: Experience) => void;
  /** Gives the edit up for another version. */
  readonly adopt: (version: Experience) => void;
};

/** Keeps what is typed on top of the version that the server sent last. */
export function useExperienceEdit(experience: Experience): ExperienceEdit {
  const [edit, setEdit] = useState<Edit>({ base: experience, draft: toDraft(experience) });
  const [seen, setSeen] = useState(experience);
  if (experience !== seen) {
    setSeen(experience);
    setEdit(rebase(edit, experience));
  }
  return {
    ...edit,
    dirty: isDirty(edit),
    change: (part) => setEdit((now) => ({ ...now, draft: { ...now.draft, ...part } })),
    discard: () => setEdit((now) => ({ base: now.base, draft: toDraft(now.base) })),
    settle: (sent, saved) => setEdit((now) => settle(now, sent, saved)),
    adopt: (version) => setEdit({ base: version, draft: toDraft(version) }),
  };
}
