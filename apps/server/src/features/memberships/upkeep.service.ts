import type { Queryable } from '../../db/database.ts';
import { listConnectedStores } from '../klaviyo/connection.reads.ts';
import type { SegmentsService } from '../segments/segments.service.ts';
import { getStore } from '../stores/stores.reads.ts';
import { type Lives, toLives } from './lives.ts';
import type { MembershipRoom } from './membership-room.service.ts';
import type { MembershipsService } from './memberships.service.ts';
import { saveWarmFailure } from './warm-segments.store.ts';

/** Work on memberships that nobody waits for. */
export type UpkeepService = {
  /** Reads again, in all stores, what is about to expire; how many people that were. */
  renew(): Promise<number>;
  /** Reads segments whole, in all stores, where that is wanted and due. */
  warm(): Promise<void>;
};

type Ports = {
  readonly database: Queryable;
  readonly memberships: MembershipsService;
  readonly segments: SegmentsService;
  readonly report: (error: unknown) => void;
};

/** Makes the service that works ahead. What fails in one store is reported and holds up no other. */
export function createUpkeepService({ database, memberships, segments, report }: Ports): UpkeepService {
  const forEachStore = async (
    work: (storeId: string, room: MembershipRoom, lives: Lives) => Promise<void>,
  ): Promise<void> => {
    const workOn = async (storeId: string): Promise<void> => {
      const room = await memberships.findRoom(storeId);
      if (room !== undefined)
        await work(storeId, room, toLives((await getStore(database, storeId)).settings));
    };
    const stores = await listConnectedStores(database);
    await Promise.all(stores.map((storeId) => workOn(storeId).catch(report)));
  };

  const warmAll = (): Promise<void> =>
    forEachStore(async (_storeId, room, lives) => {
      const wanted = (await room.listWarm()).map(({ segmentId }) => segmentId);
      if (wanted.length === 0) return;
      const due = await segments.listSettled(room.live, wanted);
      const failures = await room.createWarmSync(lives).sync(due, room.isAskedFor());
      room.forgetWarm();
      for (const [segment, { reason }] of failures) {
        await saveWarmFailure(database, room.connectionId, segment, reason);
      }
    }).catch(report);
  /** A lease keeps other processes away, and not this one. */
  let warming: Promise<void> = Promise.resolve();

  return {
    async renew() {
      let people = 0;
      await forEachStore(async (storeId, room, lives) => {
        const due = await segments.listSettled(room.live, await segments.listRunning(storeId));
        people += await room.createRenewal(lives).renew(due);
      });
      return people;
    },

    warm() {
      warming = warming.then(warmAll);
      return warming;
    },
  };
}
