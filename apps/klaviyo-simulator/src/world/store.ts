import type { WorldState } from './model.ts';

/** What the parts of the world share: the state (replaced whole by reset and restore), time, and the bell. */
export interface WorldStore {
  state: WorldState;
  readonly now: () => number;
  /** To be called after every change, so that it is saved and told. */
  readonly changed: () => void;
}

export type WorldErrorCode = 'not_found' | 'conflict' | 'invalid';

/** A change that the simulated Klaviyo refuses; the message is for the person at the control API. */
export class WorldError extends Error {
  readonly code: WorldErrorCode;

  constructor(code: WorldErrorCode, message: string) {
    super(message);
    this.name = 'WorldError';
    this.code = code;
  }
}

/** The entry with this id, or a `not_found` WorldError that says what was looked for. */
export function getEntry<T>(entries: ReadonlyMap<string, T>, id: string, what: string): T {
  const entry = entries.get(id);
  if (entry === undefined) throw new WorldError('not_found', `There is no ${what} with the id "${id}".`);
  return entry;
}
