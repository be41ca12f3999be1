import type { SeenRequest } from '@facet/protocol';
import { attempt, note } from './attempt.ts';
import type { Memory, Unsent } from './memory.ts';
import type { Record } from './record.ts';
import { whenLoaded } from './when-loaded.ts';

const maxKept = 30;

/** Exposures on their way: kept in memory until the server acknowledges them, over pages where need be. */
export type Seen = {
  readonly add: (exposure: Unsent) => void;
  /** Sends what waits, in a way that survives leaving the page. */
  readonly flush: () => void;
};

/** Opens the way for exposures, and sends again what earlier pages could not deliver. */
export function openSeen(endpoint: string, memory: Record<Memory>): Seen {
  const underway = new Set<string>();

  const send = (): void => {
    if (document.prerendering) return;
    const { visitor, unsent } = memory.get();
    const now = Date.now();
    const waiting = unsent.filter(({ event }) => !underway.has(event.id));
    // A batch belongs to one person.
    for (const subject of new Set(waiting.map((exposure) => exposure.subject))) {
      const batch = waiting.filter((exposure) => exposure.subject === subject);
      const ids = batch.map(({ event }) => event.id);
      for (const id of ids) underway.add(id);
      const body = {
        visitor,
        subject,
        events: batch.map(({ event, at }) => ({ ...event, agoMs: Math.max(0, now - at) })),
      } satisfies { [Field in keyof SeenRequest]: SeenRequest[Field] | undefined };
      fetch(`${endpoint}/seen`, {
        method: 'POST',
        body: JSON.stringify(body),
        credentials: 'omit',
        keepalive: true,
      })
        .then(
          ({ status }) =>
            // What the server calls wrong stays wrong; what it cannot take now is sent again from the next page.
            status < 429 &&
            memory.update((record) => ({
              unsent: record.unsent.filter(({ event }) => !ids.includes(event.id)),
            })),
        )
        .catch(note);
    }
  };
  const flush = (): void => {
    attempt(send);
  };

  addEventListener('pagehide', flush);
  whenLoaded(flush);
  return {
    add: (exposure) => {
      memory.update(({ unsent }) => ({ unsent: [...unsent, exposure].slice(-maxKept) }));
      whenLoaded(flush);
    },
    flush,
  };
}
