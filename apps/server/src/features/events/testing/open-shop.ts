import { randomUUID } from 'node:crypto';
import type { Exposure, Store, VisitorEvent } from '@facet/protocol';
import type { Server } from '../../../server.ts';
import { type Answer, createBrowser } from '../../../testing/test-server.ts';
import { toExposure } from '../../../testing/to-exposure.ts';

/** A store with a running test for one segment, and its pages. */
export type Shop = {
  readonly store: Store;
  readonly test: { readonly id: string; readonly control: string; readonly other: string };
  /** A page that reports. */
  readonly send: (batch: {
    readonly visitor?: string;
    readonly subject?: string;
    readonly events: readonly unknown[];
  }) => Promise<Answer>;
  readonly toExposure: (changes?: Partial<Exposure>) => Exposure;
};

/** Klaviyo's id of the segment that the test asks for. */
export const askedSegment = 'VIP';

/** Makes a store and starts its test. */
export async function openShop({ context, url }: Server): Promise<Shop> {
  const origin = 'https://shop.example';
  const store = await context.stores.create({ name: 'Nordlys', origins: [origin] }, null);
  const { experiences } = context;
  const draft = await experiences.create(store.id, { kind: 'test', name: 'Free shipping' }, null);
  const expression = { field: 'klaviyo_segment', operator: 'equals', value: askedSegment };
  const audience = { type: 'custom', expression };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- judged when it is saved
  const definition = { ...draft.definition, audience } as typeof draft.definition;
  await experiences.save(store.id, draft.id, { revision: 1, name: 'Free shipping', definition }, null);
  await experiences.changeStatus(store.id, draft.id, { status: 'running' }, null);
  const [control, other] = draft.definition.variations.map(({ id }) => id);
  const test = { id: draft.id, control: control ?? '', other: other ?? '' };
  const page = createBrowser({ url });
  return {
    store,
    test,
    send: ({ subject, events, ...batch }) => {
      const named = events.map((event) =>
        typeof event === 'object' && subject !== undefined ? { ...event, subject } : event,
      );
      const body = JSON.stringify({ visitor: 'visitor-one', events: named, ...batch });
      return page('POST', `/s/${store.publicKey}/seen`, body, { origin, 'content-type': 'text/plain' });
    },
    toExposure: (changes) => toExposure({ experience: test.id, variation: test.other, ...changes }),
  };
}

/** Something that a visitor did just now. */
export function toEvent(name: string, changes: Partial<VisitorEvent> = {}): VisitorEvent {
  return { id: randomUUID(), type: 'event', name, agoMs: 0, ...changes };
}
