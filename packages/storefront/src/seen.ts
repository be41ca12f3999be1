import type { SeenRequest, StoreConfiguration } from '@facet/protocol';
import { note } from './attempt.ts';
import { eraseMemory, type Memory, type Unsent } from './memory.ts';
import type { Record } from './record.ts';
import { whenLoaded } from './when-loaded.ts';

/** With what a report may hold, so many stay below the 64 kB that a page may send while it is left. */
const maxKept = 40;
/** Taken, and wrong for good: all else may be a proxy's word, or pass. */
const finalStatuses: readonly number[] = [204, 400, 413];

/** Reports on their way: kept in memory until the server acknowledges them, over pages where need be. */
export type Seen = {
  readonly add: (report: Unsent) => void;
  /** Sends all that is not acknowledged, in a way that survives leaving the page. */
  readonly flush: () => void;
  /** The visitor has taken consent back: nothing more is sent. */
  readonly close: () => void;
};

/** Opens the way for reports, and sends again what earlier pages could not deliver. */
export function openSeen(configuration: StoreConfiguration, memory: Record<Memory>): Seen {
  // What waits on this page has a list of its own: what is kept for later ones, another tab may overwrite.
  let { unsent: waiting } = memory.read();
  let closed = false;

  const send = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    if (!batch.length || closed) return;
    try {
      const now = Date.now();
      const body: SeenRequest = {
        visitor: memory.read().visitor,
        events: batch.map(({ event, at }) => ({ ...event, agoMs: Math.max(0, now - at) })),
      };
      const { status } = await fetch(configuration.reportsUrl, {
        method: 'POST',
        body: JSON.stringify(body),
        keepalive: true,
      });
      // The answer may have brought the cookie back.
      if (closed) eraseMemory(memory, configuration);
      if (!finalStatuses.includes(status)) throw status;
      memory.update(({ unsent }) => ({
        unsent: unsent.filter(({ event }) => !batch.some((report) => report.event.id === event.id)),
      }));
    } catch (error) {
      note(error);
    }
  };
  const flush = (): void => {
    waiting = memory.read().unsent;
    void send();
  };

  document.addEventListener('visibilitychange', flush);
  whenLoaded(send);
  return {
    add: (report) => {
      waiting = [...waiting, report].slice(-maxKept);
      memory.update(({ unsent }) => ({ unsent: [...unsent, report].slice(-maxKept) }));
      whenLoaded(send);
    },
    flush,
    close: () => {
      closed = true;
    },
  };
}
