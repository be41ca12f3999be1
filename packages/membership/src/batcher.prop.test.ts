import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBatcher, mostPeople } from './batcher.ts';
import { wait } from './clock.ts';
import type { SourceAnswer } from './source.ts';
import { createRandom } from './testing/random.ts';
import { createVirtualClock } from './testing/virtual-clock.ts';
import { toRank, type Urgency, urgencies } from './urgency.ts';

const arrival = record({
  afterMs: integer({ min: 0, max: 40 }),
  key: constantFrom('VIP', 'WIN'),
  people: integer({ min: 1, max: 90 }),
  firstPerson: integer({ min: 0, max: 200 }),
  urgency: constantFrom(...urgencies),
});

describe('a batcher', () => {
  it('gives everybody exactly one right answer, whatever comes when', async () => {
    await assert(
      asyncProperty(array(arrival, { minLength: 1, maxLength: 25 }), integer(), async (arrivals, seed) => {
        const clock = createVirtualClock();
        const random = createRandom(seed);
        const isIn = (key: string, profileId: string): boolean =>
          profileId.endsWith(key === 'VIP' ? '1' : '2');
        const sent: { readonly key: string; readonly people: readonly string[] }[] = [];
        const batcher = createBatcher({
          async ask(key, people, urgency): Promise<SourceAnswer<ReadonlySet<string>>> {
            await wait(clock, Math.floor(random() * 30 * (toRank(urgency) + 1)));
            if (random() < 0.1) return { ok: false, failure: { reason: 'throttled' } };
            const asked = people();
            if (asked.length > 0) sent.push({ key, people: asked });
            await wait(clock, Math.floor(random() * 100));
            if (random() < 0.1) throw new Error('bug');
            if (random() < 0.1) return { ok: false, failure: { reason: 'unavailable' } };
            return { ok: true, value: new Set(asked.filter((profileId) => isIn(key, profileId))) };
          },
          windowMs: () => 10,
          clock,
        });

        const asking: Promise<'right' | 'wrong' | 'failed'>[] = [];
        const askOne = async (key: string, profileId: string, urgency: Urgency) => {
          const answer = await batcher.ask(key, profileId, urgency).catch(() => undefined);
          if (answer?.ok !== true) return 'failed';
          return answer.value === isIn(key, profileId) ? 'right' : 'wrong';
        };
        for (const { afterMs, key, people, firstPerson, urgency } of arrivals) {
          await clock.advance(afterMs);
          for (let index = 0; index < people; index += 1)
            asking.push(askOne(key, `p${firstPerson + index}`, urgency));
        }
        await clock.advance(60_000);

        const answers = await Promise.all(asking);
        expect(answers.filter((answer) => answer === 'wrong')).toEqual([]);
        for (const { people } of sent) {
          expect(people.length).toBeLessThanOrEqual(mostPeople);
          expect(new Set(people).size).toBe(people.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});
