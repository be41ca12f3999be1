import { openDataLayer } from '../data-layer.ts';
import { safely } from '../safely.ts';
import type { Say } from './say.ts';

type States = { readonly analytics_storage?: string; readonly region?: readonly string[] };
/** A command of gtag's, as it lies in the queue; other entries have nothing at these places. */
type Entry = { readonly 0?: unknown; readonly 1?: unknown; readonly 2?: States };

/** When to look again for a queue that somebody has put in the place of the one that is watched, in milliseconds. */
const looksMs: readonly number[] = [50, 300, 1200, 3000];

/** Hears of the visitor's agreement from Google's Consent Mode: what lies in its queue, and what is put there later. */
export function watchGoogle(say: Say, isSpoken: boolean): void {
  /** Updates say what the visitor chose; after one, and where somebody has spoken, defaults say nothing. */
  let isChosen = isSpoken;
  let isDeniedSomewhere = false;
  const hear = (entry: unknown): void =>
    safely(() => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- looked at like this, all entries are such ones or throw
      const { 0: command, 1: kind, 2: states } = entry as Entry;
      const { analytics_storage: state, region } = (command === 'consent' && states) || {};
      const isGranted = state === 'granted';
      if (!isGranted && state !== 'denied') return;
      if (kind === 'update') isChosen = true;
      else if (kind !== 'default' || isChosen) return;
      else if (!isGranted) isDeniedSomewhere = true;
      // In which region the visitor is, only Google knows: granted in one is not granted here, denied in one may be.
      else if (region || isDeniedSomewhere) return;
      say(isGranted, kind === 'update');
    });

  const watched = new Set<unknown>();
  const look = (): void =>
    safely(() => {
      const layer = openDataLayer();
      if (watched.has(layer)) return;
      watched.add(layer);
      for (const entry of layer) hear(entry);
      watchPushes(layer, hear);
    });
  for (const ms of looksMs) setTimeout(look, ms);
  look();
}

/**
 * Hears of what is pushed, also after somebody has put a `push` of their own there, as Tag Manager does: that one is
 * heard around in turn. It may call the one before, so that an entry may be heard of twice.
 */
function watchPushes(layer: unknown[], hear: (entry: unknown) => void): void {
  const hearAround =
    (push: (...entries: unknown[]) => number) =>
    (...entries: unknown[]): number => {
      for (const entry of entries) hear(entry);
      return push.apply(layer, entries);
    };
  let heard = hearAround(layer.push);
  Object.defineProperty(layer, 'push', {
    configurable: true,
    get: () => heard,
    set: (push: typeof heard) => {
      heard = hearAround(push);
    },
  });
}
