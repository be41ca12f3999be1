/** One visit: who, when in milliseconds from the beginning of the week, and whether by a link of a message. */
export type Visit = { readonly person: number; readonly at: number; readonly byLink: boolean };

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

/** A random number from 0 to 1 that is the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How many visits in the week a person makes, of a hundred people: most come once, some nearly every day. */
const visitsOfShare: readonly (readonly [upTo: number, visits: number])[] = [
  [0.45, 1],
  [0.65, 2],
  [0.8, 4],
  [0.92, 8],
  [1, 14],
];

/**
 * A week of people whom Klaviyo can identify. Two campaigns, on Tuesday and on Friday at ten, bring a third of all
 * visits within three hours; the rest follows the hours of the day. Each message has an exchange id of its own; whoever
 * comes without a link is known by their last one. A visit here is a question to the server: pages that a browser
 * answers from its own memory are none.
 */
export function listVisits(people: number, random: () => number): readonly Visit[] {
  const visits: Visit[] = [];
  for (let person = 0; person < people; person += 1) {
    const share = random();
    const count = visitsOfShare.find(([upTo]) => share <= upTo)?.[1] ?? 1;
    for (let visit = 0; visit < count; visit += 1) visits.push({ person, ...pickVisit(random) });
  }
  return visits.sort((a, b) => a.at - b.at);
}

function pickVisit(random: () => number): Omit<Visit, 'person'> {
  if (random() < 0.33) {
    const day = random() < 0.5 ? 1 : 4;
    // Most open an e-mail soon after it came.
    return { at: day * dayMs + 10 * 3_600_000 + random() ** 2 * 3 * 3_600_000, byLink: true };
  }
  const day = Math.floor(random() * 7);
  const hour = 13 + (random() + random() + random() - 1.5) * 8;
  // Of the rest a fifth comes by other messages: welcome, abandoned cart, back in stock.
  return { at: Math.min(weekMs - 1, day * dayMs + hour * 3_600_000), byLink: random() < 0.2 };
}
