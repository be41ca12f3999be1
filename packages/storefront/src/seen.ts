import type { SeenRequest } from '@facet/protocol';
import { attempt } from './attempt.ts';
import type { Memory, Unsent } from './memory.ts';
import { whenLoaded } from './page-moments.ts';
import type { Record } from './record.ts';

const keptMs = 604_800_000;
const maxKept = 30;

/** Exposures on their way: kept in memory until the server acknowledges them, over pages where need be. */
export type Seen = {
  readonly add: (exposure: Unsent) => void;
  /** Sends what waits in a way that survives leaving the page. */
  readonly leave: () => void;
};

/** Opens the way for exposures, and sends again what earlier pages could not deliver. */
export function openSeen(endpoint: string, memory: Record<Memory>): Seen {
  const url = `${endpoint}/seen`;
  const underway = new Set<string>();

  const send = async (body: string): Promise<boolean> => {
    const { status } = await fetch(url, { method: 'POST', body, credentials: 'omit', keepalive: true });
    // What the server calls wrong stays wrong; what it cannot take now is sent again from the next page.
    return status < 500 && status !== 429;
  };
  const flush = (leaving: boolean): void => {
    if (document.prerendering) return;
    const { visitor, unsent } = memory.get();
    const now = Date.now();
    const waiting = unsent.filter(({ event, at }) => !underway.has(event.id) && now - at < keptMs);
    const [first] = waiting;
    if (!first) return;
    // A batch belongs to one person.
    const { subject } = first;
    const batch = waiting.filter((other) => other.subject === subject);
    const ids = batch.map(({ event }) => event.id);
    for (const id of ids) underway.add(id);
    const body = JSON.stringify({
      visitor,
      subject,
      events: batch.map(({ event, at }) => ({ ...event, agoMs: Math.max(0, now - at) })),
    } satisfies { [Field in keyof SeenRequest]: SeenRequest[Field] | undefined });
    if (!leaving || !navigator.sendBeacon(url, body)) {
      send(body).then(
        (done) =>
          done &&
          memory.update((record) => ({
            unsent: record.unsent.filter(({ event }) => !ids.includes(event.id)),
          })),
        () => undefined,
      );
    }
    flush(leaving);
  };
  const soon = (): void => whenLoaded(() => attempt(() => flush(false)));
  const leave = (): void => {
    attempt(() => flush(true));
  };

  window.addEventListener('pagehide', leave);
  soon();
  return {
    add: (exposure) => {
      memory.update(({ unsent }) => ({ unsent: [...unsent, exposure].slice(-maxKept) }));
      soon();
    },
    leave,
  };
}
