import type { SeenRequest } from '@facet/protocol';
import { note } from './attempt.ts';
import type { Memory, Unsent } from './memory.ts';
import type { Record } from './record.ts';
import { whenLoaded } from './when-loaded.ts';

const maxKept = 50;
const maxLength = 1200;

/** Reports on their way: kept in memory until the server acknowledges them, over pages where need be. */
export type Seen = {
  readonly add: (report: Unsent) => void;
  /** Sends what waits, in a way that survives leaving the page. */
  readonly flush: () => void;
};

/** Opens the way for reports, and sends again what earlier pages could not deliver. */
export function openSeen(endpoint: string, memory: Record<Memory>): Seen {
  // This page's own list: what it keeps for later ones, another tab may overwrite.
  let { unsent: waiting } = memory.read();

  const deliver = async (batch: readonly Unsent[]): Promise<void> => {
    try {
      if (!batch.length) return;
      waiting = [];
      const now = Date.now();
      const body: SeenRequest = {
        visitor: memory.read().visitor,
        events: batch.map(({ event, at }) => ({ ...event, agoMs: Math.max(0, now - at) })),
      };
      const { status } = await fetch(`${endpoint}/seen`, {
        method: 'POST',
        body: JSON.stringify(body),
        keepalive: true,
      });
      // Taken is what is answered with 204. What the server calls wrong stays wrong; all else is sent again.
      if (status === 200 || status > 428) throw status;
      memory.update(({ unsent }) => ({
        unsent: unsent.filter(({ event }) => !batch.some((report) => report.event.id === event.id)),
      }));
    } catch (error) {
      waiting = [...batch, ...waiting].slice(-maxKept);
      note(error);
    }
  };
  const flush = (): void => {
    void deliver(waiting);
  };

  document.addEventListener('visibilitychange', flush);
  whenLoaded(flush);
  return {
    add: (report) => {
      // A longer one is none, and would cost the others of its batch their place.
      if (JSON.stringify(report).length > maxLength) return;
      waiting = [...waiting, report].slice(-maxKept);
      memory.update(({ unsent }) => ({ unsent: [...unsent, report].slice(-maxKept) }));
      whenLoaded(flush);
    },
    flush,
  };
}
