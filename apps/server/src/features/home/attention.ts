import { dependsOnIdentity, type ExperienceDefinition } from '@facet/engine';
import type { Attention, Installation, Warning } from '@facet/protocol';

type Place = Attention['place'];

/** Where a warning is put right, and how grave it is; what is not named here is nothing to be done about. */
const warnings: Readonly<Record<string, Pick<Attention, 'gravity' | 'place'>>> = {
  segment_gone: { gravity: 'broken', place: 'targeting' },
  segment_inactive: { gravity: 'doubtful', place: 'targeting' },
  javascript_off: { gravity: 'broken', place: 'targeting' },
  country_unknown: { gravity: 'broken', place: 'targeting' },
  schedule_over: { gravity: 'broken', place: 'schedule' },
  nothing_changes: { gravity: 'broken', place: 'variations' },
  conflict: { gravity: 'doubtful', place: 'variations' },
  default_assignment_trap: { gravity: 'doubtful', place: 'targeting' },
  group_of_one: { gravity: 'waiting', place: 'targeting' },
};

const quiet: ReadonlySet<string> = new Set([
  'starts_later',
  'segment_processing',
  'javascript_needs_eval',
  'javascript_change_needs_eval',
]);

/** An experience as far as it is named to somebody. */
type Named = { readonly id: string; readonly name: string };

/** Makes of an experience's warnings what somebody should look at. A conflict of two is told once. */
export function toAttention(
  { id, name }: Named,
  found: readonly Warning[],
  told: Set<string>,
): readonly Attention[] {
  return found.flatMap(({ code, message, about }): readonly Attention[] => {
    if (quiet.has(code)) return [];
    if (code === 'conflict' && about !== undefined) {
      const pair = [id, about].sort().join(' ');
      if (told.has(pair)) return [];
      told.add(pair);
    }
    const known = warnings[code] ?? ({ gravity: 'doubtful', place: 'overview' } as const);
    return [{ code, message, experience: { id, name }, ...known }];
  });
}

/** What a store's way to Klaviyo needs. `notice`: what is the matter; `null` where it is in order. */
export function toKlaviyoAttention(
  connection: { readonly notice: string | null; readonly state: string } | undefined,
  running: readonly ExperienceDefinition[],
): readonly Attention[] {
  const needs = running.filter((definition) => dependsOnIdentity(definition) !== 'never').length;
  if (connection === undefined) {
    if (needs === 0) return [];
    const what = needs === 1 ? 'One running experience asks' : `${needs} running experiences ask`;
    const message = `${what} for Klaviyo segments, and Klaviyo is not connected: nobody is known to be in a segment, and unknown lets nobody in. Connect Klaviyo.`;
    return [toStoreAttention('klaviyo_not_connected', 'broken', message, 'integrations')];
  }
  if (connection.notice === null) return [];
  const gravity = connection.state === 'degraded' ? 'doubtful' : 'broken';
  return [toStoreAttention(`klaviyo_${connection.state}`, gravity, connection.notice, 'integrations')];
}

const dayMs = 86_400_000;

/** What the script in the store's pages needs while something runs. */
export function toScriptAttention(
  { origins, elsewhere }: Installation,
  runs: boolean,
  now: number,
): readonly Attention[] {
  const found: Attention[] = [];
  const isLate = (at: string): boolean => now - Date.parse(at) > dayMs;
  const seen = origins.flatMap(({ lastSeenAt }) => (lastSeenAt === null ? [] : [lastSeenAt]));
  if (runs && seen.length === 0) {
    const message =
      'Experiences are running, and no page of the store has ever asked for the script, so nobody sees them. Put the line into the head of the store’s pages, or look whether it still stands there.';
    found.push(toStoreAttention('script_never_seen', 'broken', message, 'install'));
  } else if (runs && seen.every(isLate)) {
    const message =
      'No page of the store has asked for the script for more than 24 hours, so probably nobody sees what is running. Look whether a new theme has lost the line.';
    found.push(toStoreAttention('script_not_seen', 'broken', message, 'install'));
  }
  const fresh = elsewhere.filter(({ lastSeenAt }) => !isLate(lastSeenAt)).map(({ origin }) => origin);
  if (fresh.length > 0) {
    const message = `Pages at ${fresh.slice(0, 3).join(', ')} load this store’s script and are not among its addresses: nobody there is recognized or counted. If they are yours, add them in Settings.`;
    found.push(toStoreAttention('script_elsewhere', 'doubtful', message, 'settings'));
  }
  return found;
}

/** What to say of a test whose visitors were not split as they were meant to be. */
export function toRatioAttention(experience: Named): Attention {
  const message = `“${experience.name}” shows its variations in other proportions than it is set to, more so than chance can explain. Its results cannot be trusted: perhaps one variation sends visitors away, breaks the page or loads too late to be counted. Look at the variations, and at the page of each by a preview.`;
  return { code: 'sample_ratio_mismatch', gravity: 'broken', message, experience, place: 'variations' };
}

/** What to say of changes that nobody sees yet. */
export function toOpenChangeAttention({ id, name, status }: Named & { readonly status: string }): Attention {
  // What is paused has nothing to publish to: its changes are saved, or shown by resuming it.
  const message =
    status === 'paused'
      ? `“${name}” is paused and has changes that are not saved for good. Save them, resume it with them, or discard them.`
      : `“${name}” has changes that are not published: visitors see it as it was. Publish them, or discard them.`;
  return {
    code: 'changes_waiting',
    gravity: 'waiting',
    message,
    experience: { id, name },
    place: 'overview',
  };
}

function toStoreAttention(
  code: string,
  gravity: Attention['gravity'],
  message: string,
  place: Place,
): Attention {
  return { code, gravity, message, experience: null, place };
}

const order: readonly Attention['gravity'][] = ['broken', 'doubtful', 'waiting'];

/** Puts the gravest first; what is alike stays in its order. */
export function byGravity(one: Attention, other: Attention): number {
  return order.indexOf(one.gravity) - order.indexOf(other.gravity);
}
