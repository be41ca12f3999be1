import type { Operation } from './call.ts';
import { getAccounts } from './operations/get-accounts.ts';
import { getProfile } from './operations/get-profile.ts';
import { getProfileIdsForSegment } from './operations/get-profile-ids-for-segment.ts';
import { getProfiles } from './operations/get-profiles.ts';
import { getProfilesForSegment } from './operations/get-profiles-for-segment.ts';
import { getSegment } from './operations/get-segment.ts';
import { getSegmentIdsForProfile } from './operations/get-segment-ids-for-profile.ts';
import { getSegments } from './operations/get-segments.ts';
import { getSegmentsForProfile } from './operations/get-segments-for-profile.ts';

/** Every operation that this simulator answers. */
export const operations: readonly Operation[] = [
  getAccounts,
  getProfiles,
  getProfile,
  getSegmentIdsForProfile,
  getSegmentsForProfile,
  getSegments,
  getSegment,
  getProfileIdsForSegment,
  getProfilesForSegment,
];
