import type { WarmProgress, WarmStore } from '@facet/membership';
import type { Secrets } from '../../config/secrets.ts';
import type { Queryable } from '../../db/database.ts';
import { saveMembers } from './people.store.ts';
import { toCursorPlace, toProfilePlace } from './places.ts';
import { listWarmSegments } from './warm-segments.reads.ts';
import { saveWarmProgress } from './warm-segments.store.ts';

type Ports = {
  readonly database: Queryable;
  readonly secrets: Secrets;
  readonly storeId: string;
  readonly connectionId: string;
  /** Hears of whom something new is known. */
  readonly forgetMemberships: (subject: string) => void;
};

/** Where one connection's whole segments are kept. A cursor may be made of a profile id: it is sealed like one. */
export function createWarmStore(ports: Ports): WarmStore {
  const { database, secrets, storeId, connectionId, forgetMemberships } = ports;
  const profilePlace = toProfilePlace(storeId);
  const cursorPlace = toCursorPlace(storeId);
  const withCursor = (progress: WarmProgress, change: typeof secrets.seal): WarmProgress => ({
    ...progress,
    cursor: progress.cursor === null ? null : change(progress.cursor, cursorPlace),
  });
  return {
    async find(segment) {
      const kept = await listWarmSegments(database, connectionId);
      const found = kept.find(({ segmentId }) => segmentId === segment);
      return found === undefined ? undefined : withCursor(found.progress, secrets.open);
    },
    async save(segment, profileIds, readAt, progress) {
      const members = profileIds.map((profileId) => ({
        subject: secrets.subjectOf(storeId, profileId),
        sealedProfileId: secrets.seal(profileId, profilePlace),
      }));
      await saveMembers(database, connectionId, members, segment, readAt);
      for (const { subject } of members) forgetMemberships(subject);
      await saveWarmProgress(database, connectionId, segment, withCursor(progress, secrets.seal));
    },
  };
}
