import type { EventOverview } from '@facet/protocol';

/** How an event was reported lately, in words; `warns` where a goal on it would learn nothing. */
export type EventStanding = { readonly words: string; readonly warns: boolean };

/** As many names as the overview tells: one that is not among them may still have been reported. */
const toldNames = 50;

/** Tells whether the shop's pages report an event. */
export function toEventStanding(event: string, { events }: EventOverview): EventStanding | undefined {
  if (event.trim() === '') return undefined;
  const found = events.find(({ name }) => name === event);
  if (found === undefined) {
    if (events.length >= toldNames) return undefined;
    return {
      warns: true,
      words: 'Never reported by your shop so far. Until it is, this goal stays at 0 for every variation.',
    };
  }
  if (found.lastWeek === 0) {
    return { warns: true, words: 'Not reported in the last 7 days. Check that your shop still reports it.' };
  }
  const times = found.lastWeek === 1 ? 'once' : `${found.lastWeek.toLocaleString('en')} times`;
  return { warns: false, words: `Reported ${times} in the last 7 days.` };
}
