import { applyDueChanges } from './due-changes.ts';
import type { WorldState } from './model.ts';

/** What the parts of the world share: the state (replaced whole by reset and restore), time, and the bell. */
export interface WorldStore {
  /** As of now: what was scheduled and has become due happens before anybody sees the state. */
  state: WorldState;
  readonly now: () => number;
  /** To be called after every change, so that it is saved and told. */
  readonly changed: () => void;
  /**
   * Does work that must see one moment from beginning to end: what is due happens before it, and nothing scheduled
   * until it is done, not even if time goes on, so that no list changes while it is walked.
   */
  readonly hold: <T>(work: () => T) => T;
}

/** A store that begins with this state. */
export function createStore(start: WorldState, now: () => number, changed: () => void): WorldStore {
  let state = start;
  let isHeld = false;
  const settle = (): void => {
    if (!isHeld && state.schedule.length > 0 && applyDueChanges(state, now())) changed();
  };
  return {
    get state() {
      settle();
      return state;
    },
    set state(next) {
      state = next;
    },
    now,
    changed,
    hold(work) {
      if (isHeld) return work();
      settle();
      isHeld = true;
      try {
        return work();
      } finally {
        isHeld = false;
      }
    },
  };
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
