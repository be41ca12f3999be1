import { GrowthBookClient } from '@growthbook/growthbook';
import { FlagdCore } from '@openfeature/flagd-core';
import { countries, createContext, toSegment, toSubject } from './scenario.ts';

/** Decides all experiments for one of the visitors by another engine. Says how many were entered. */
export type Peer = (visitor: number) => number;

/** The same experiments for flagd's in-process engine: JSON logic compiled ahead, buckets by `fractional`. */
export function createFlagd(count: number, visitors: number): Peer {
  const flags = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `experiment-${index}`,
      {
        state: 'ENABLED',
        variants: { a: 'a', b: 'b', off: 'off' },
        defaultVariant: 'off',
        targeting: {
          if: [
            {
              and: [
                { or: [{ in: [{ var: 'country' }, countries] }, { var: 'vip' }] },
                { in: [toSegment(index), { var: 'segments' }] },
              ],
            },
            {
              fractional: [
                { cat: [{ var: '$flagd.flagKey' }, { var: 'targetingKey' }] },
                ['a', 50],
                ['b', 50],
              ],
            },
            'off',
          ],
        },
      },
    ]),
  );
  const core = new FlagdCore();
  core.setConfigurations(JSON.stringify({ flags }));
  const keys = Object.keys(flags);
  const contexts = Array.from({ length: visitors }, (_, visitor) => ({
    ...toAttributes(visitor),
    targetingKey: toSubject(visitor),
  }));
  return (visitor) => {
    let entered = 0;
    for (const key of keys) {
      const { value } = core.resolveStringEvaluation(key, 'off', contexts[visitor] ?? {});
      if (value !== 'off') entered += 1;
    }
    return entered;
  };
}

/** The same experiments for GrowthBook's client for servers. */
export function createGrowthBook(count: number, visitors: number): Peer {
  const features = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `experiment-${index}`,
      {
        defaultValue: 'off',
        rules: [
          {
            condition: {
              $and: [
                { $or: [{ country: { $in: [...countries] } }, { vip: true }] },
                { segments: { $elemMatch: { $eq: toSegment(index) } } },
              ],
            },
            variations: ['a', 'b'],
            weights: [0.5, 0.5],
            hashAttribute: 'id',
          },
        ],
      },
    ]),
  );
  const client = new GrowthBookClient().initSync({ payload: { features } });
  const keys = Object.keys(features);
  const users = Array.from({ length: visitors }, (_, visitor) => ({
    attributes: { ...toAttributes(visitor), id: toSubject(visitor) },
  }));
  return (visitor) => {
    let entered = 0;
    for (const key of keys) if (client.evalFeature(key, users[visitor] ?? {}).value !== 'off') entered += 1;
    return entered;
  };
}

function toAttributes(visitor: number): { country: string; vip: boolean; segments: string[] } {
  const { memberships } = createContext(visitor);
  const segments = Object.entries(memberships).flatMap(([key, one]) => (one?.state === 'in' ? [key] : []));
  return { country: 'FR', vip: true, segments };
}
