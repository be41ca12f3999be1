import { randomBytes } from 'node:crypto';
import type { Hints, Member, Store } from '@facet/protocol';
import type { Secrets } from '../../config/secrets.ts';
import type { Database } from '../../db/database.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { EventsService } from '../events/events.service.ts';
import { listKnownSegments } from '../segments/segments.reads.ts';
import type { KeptStore } from '../stores/stores.reads.ts';
import { isRemembered } from './erasure.store.ts';
import { findHintSecretHash, saveHintSecretHash } from './hints.store.ts';
import type { MembershipRoom } from './membership-room.service.ts';
import type { MembershipsService } from './memberships.service.ts';
import type { UpkeepService } from './upkeep.service.ts';
import { createWarmSegment, removeWarmSegment } from './warm-segments.store.ts';

/** What members decide about what is remembered of people. */
export type CareService = {
  /** Keeps a segment's members ready, or no longer. Throws `klaviyo_not_connected` or `not_found`. */
  setWarm(storeId: string, segmentId: string, wanted: boolean, member: Member): Promise<void>;
  /** Lets a flow of Klaviyo's send hints, with a new secret. Throws `klaviyo_not_connected`. */
  createHints(store: Store, member: Member): Promise<Hints>;
  removeHints(storeId: string, member: Member): Promise<void>;
  /** Takes a hint. Throws `wrong_secret`. */
  takeHint(store: KeptStore, secret: string, profileId: string): Promise<void>;
  /**
   * Erases a subject of a store everywhere: identity, memberships, assignments, exposures, events. Whether there was
   * anything.
   */
  erase(storeId: string, subject: string, member: Member): Promise<boolean>;
};

type Ports = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly audit: AuditService;
  readonly events: EventsService;
  readonly memberships: MembershipsService;
  readonly upkeep: UpkeepService;
  readonly publicUrl: () => string;
  readonly report: (error: unknown) => void;
};

const purpose = 'klaviyo-hint';
/** The header that carries the secret; Klaviyo's flows may add headers of one's own (contract §6). */
export const hintHeader = 'x-facet-secret';

/** Makes the service that does what members decide. */
export function createCareService(ports: Ports): CareService {
  const { secrets, audit, events, memberships, upkeep, report } = ports;
  const database = ports.database.queryable;

  const getRoom = async (storeId: string): Promise<MembershipRoom> => {
    const room = await memberships.findRoom(storeId);
    if (room !== undefined) return room;
    throw new Failure('klaviyo_not_connected', 'Connect Klaviyo on the integrations page first.');
  };

  return {
    async setWarm(storeId, segmentId, wanted, member) {
      const room = await getRoom(storeId);
      const [segment] = await listKnownSegments(database, room.connectionId, [segmentId]);
      if (wanted && segment?.listed !== true) {
        throw new Failure('not_found', 'There is no such segment in the catalogue.');
      }
      await inTransaction(database, async (transaction) => {
        const change = wanted ? createWarmSegment : removeWarmSegment;
        await change(transaction, room.connectionId, segmentId);
        await audit.record(transaction, {
          storeId,
          member,
          action: wanted ? 'segment.kept_ready' : 'segment.not_kept_ready',
          target: segmentId,
          // Its name is Klaviyo's, and may be gone from there by the time that somebody reads this.
          after: segment === undefined ? undefined : { name: segment.name },
        });
      });
      room.forgetWarm();
      if (wanted) upkeep.warm().catch(report);
    },

    async createHints(store, member) {
      const { connectionId } = await getRoom(store.id);
      const secret = randomBytes(24).toString('base64url');
      await inTransaction(database, async (transaction) => {
        await saveHintSecretHash(transaction, connectionId, secrets.hashOf(purpose, secret));
        await audit.record(transaction, {
          storeId: store.id,
          member,
          action: 'klaviyo.hints_allowed',
          target: store.id,
        });
      });
      return {
        url: `${ports.publicUrl()}/hooks/klaviyo/${store.publicKey}`,
        header: hintHeader,
        secret,
        body: '{"profile_id": "{{ person.KlaviyoID }}"}',
      };
    },

    async removeHints(storeId, member) {
      const { connectionId } = await getRoom(storeId);
      await inTransaction(database, async (transaction) => {
        await saveHintSecretHash(transaction, connectionId, null);
        await audit.record(transaction, { storeId, member, action: 'klaviyo.hints_ended', target: storeId });
      });
    },

    async takeHint(store, secret, profileId) {
      const hash = await findHintSecretHash(database, store.id);
      // Hashes of a keyed function: comparing them tells nothing about the secret.
      if (hash === undefined || hash !== secrets.hashOf(purpose, secret)) {
        throw new Failure(
          'wrong_secret',
          `Send the secret from the Klaviyo card in the header ${hintHeader}; a new one ends the one before.`,
        );
      }
      await memberships.noteChanged(store.id, profileId);
    },

    async erase(storeId, subject, member) {
      const remembered = await isRemembered(database, storeId, subject);
      await memberships.eraseSubject(storeId, subject);
      await inTransaction(database, async (transaction) => {
        await events.eraseSubject(transaction, storeId, subject);
        if (!remembered) return;
        await audit.record(transaction, { storeId, member, action: 'person.erased', target: storeId });
      });
      return remembered;
    },
  };
}
