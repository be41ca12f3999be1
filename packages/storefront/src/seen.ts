import type { SeenRequest } from '@facet/protocol';
import { attempt } from './attempt.ts';
import type { MemoryKeeper } from './memory.ts';
import { toExposure, type Unsent, unsentLimits } from './unsent.ts';

/** Exposures on their way: kept in the record until the server acknowledges them, over pages where need be. */
export type Seen = {
  readonly add: (exposure: Unsent) => void;
  /** Sends what waits in a way that survives leaving the page. */
  readonly leave: () => void;
  readonly close: () => void;
};

const loadWaitMs = 2000;

/** Opens the way for exposures, and sends again what earlier pages could not deliver. */
export function openSeen(endpoint: string, memory: MemoryKeeper): Seen {
  const url = `${endpoint}/seen`;
  const underway = new Set<string>();
  let planned = false;
  let closed = false;

  const forget = (ids: ReadonlySet<string>): void => {
    if (closed) return;
    memory.update(({ unsent }) => ({ unsent: unsent.filter(({ id }) => !ids.has(id)) }));
  };
  const send = async (body: string, ids: ReadonlySet<string>): Promise<void> => {
    try {
      const { status } = await fetch(url, { method: 'POST', body, credentials: 'omit', keepalive: true });
      // What the server calls wrong stays wrong; what it cannot take now is sent again from the next page.
      if (status < 500 && status !== 429 && status !== 408) forget(ids);
    } catch {
      // Kept in the record.
    }
  };
  const flush = (leaving: boolean): void => {
    planned = false;
    if (closed || isPrerendering()) return;
    for (const { body, ids } of toBatches(memory, underway)) {
      for (const id of ids) underway.add(id);
      const sent = leaving && attempt('seen', () => navigator.sendBeacon(url, body));
      if (sent !== true) void send(body, ids);
    }
  };
  const plan = (): void => {
    if (planned) return;
    planned = true;
    whenPageIsDone(() => attempt('seen', () => flush(false)));
  };
  const leave = (): void => {
    attempt('seen', () => flush(true));
  };

  window.addEventListener('pagehide', leave);
  document.addEventListener('prerenderingchange', plan);
  if (memory.get().unsent.length > 0) plan();
  return {
    add: (exposure) => {
      memory.update(({ unsent }) => ({ unsent: [...unsent, exposure].slice(-unsentLimits.count) }));
      plan();
    },
    leave,
    close: () => {
      closed = true;
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('prerenderingchange', plan);
    },
  };
}

type Batch = { readonly body: string; readonly ids: ReadonlySet<string> };

/** One batch for each person: an exposure stays with the one it happened to. */
function toBatches(memory: MemoryKeeper, underway: ReadonlySet<string>): readonly Batch[] {
  const now = Date.now();
  const { visitor, unsent } = memory.get();
  const waiting = unsent.filter(({ id, at }) => !underway.has(id) && now - at < unsentLimits.ageMs);
  const subjects = [...new Set(waiting.map(({ subject }) => subject))];
  return subjects.map((subject) => {
    const mine = waiting.filter((exposure) => exposure.subject === subject);
    const request: SeenRequest = {
      visitor,
      ...(subject === undefined ? {} : { subject }),
      events: mine.map((exposure) => toExposure(exposure, now)),
    };
    return { body: JSON.stringify(request), ids: new Set(mine.map(({ id }) => id)) };
  });
}

/** Waits for what the shop itself loads, for a moment at most: leaving the page earlier sends at once. */
function whenPageIsDone(run: () => void): void {
  if (document.readyState === 'complete') setTimeout(run, 0);
  else {
    window.addEventListener('load', () => setTimeout(run, 0));
    setTimeout(run, loadWaitMs);
  }
}

function isPrerendering(): boolean {
  return 'prerendering' in document && document.prerendering === true;
}
