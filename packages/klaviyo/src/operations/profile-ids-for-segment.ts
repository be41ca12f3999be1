import { z } from 'zod';
import { readBody, readBodyForToken } from '../judge.ts';
import type { KlaviyoAnswer, KlaviyoRequest } from '../message.ts';
import { toPathSegment } from '../path-segment.ts';
import { quote } from '../quote.ts';
import { readCursor } from '../read-cursor.ts';

/** How many people one request may ask about: the largest page (contract §1.4). */
const maxProfilesPerRequest = 100;

const schema = z.object({ data: z.array(z.object({ id: z.string() })) });
const pageSchema = schema.extend({ links: z.object({ next: z.string().nullish() }).nullish() });

/** A hundred members of a segment, and where the next ones begin. */
export type MembersPage = { readonly profileIds: readonly string[]; readonly nextCursor: string | undefined };

/** Which of these people, at most a hundred, are in the segment. */
export function membersAmongRequest(segmentId: string, profileIds: readonly string[]): KlaviyoRequest {
  if (profileIds.length === 0 || profileIds.length > maxProfilesPerRequest) {
    throw new RangeError(`Ask about 1 to ${maxProfilesPerRequest} people at once.`);
  }
  return {
    operation: 'get_profile_ids_for_segment',
    path: toPath(segmentId),
    query: {
      filter: `any(profile_id,[${profileIds.map(quote).join(',')}])`,
      'page[size]': String(maxProfilesPerRequest),
    },
  };
}

/** The ids of those who are in the segment. */
export function readMembersAmong(answer: KlaviyoAnswer): ReadonlySet<string> {
  return new Set(readBody(answer, schema).data.map((profile) => profile.id));
}

/** Whether the holder of an exchange id is in the segment: identity and membership in one request. */
export function holderInSegmentRequest(segmentId: string, token: string): KlaviyoRequest {
  return {
    operation: 'get_profile_ids_for_segment',
    path: toPath(segmentId),
    query: { filter: `equals(_kx,${quote(token)})`, 'page[size]': '1' },
  };
}

/**
 * The holder's profile id where they are in the segment. `undefined` means "not a member or nobody": the answer
 * does not tell which (contract §1.4).
 */
export function readHolderInSegment(answer: KlaviyoAnswer): string | undefined {
  return readBodyForToken(answer, schema).data[0]?.id;
}

/** One page of a segment's members; `joinedAfter`, in milliseconds since the epoch, leaves out who joined before. */
export function membersRequest(segmentId: string, cursor?: string, joinedAfter?: number): KlaviyoRequest {
  const joined = joinedAfter === undefined ? undefined : new Date(joinedAfter).toISOString();
  return {
    operation: 'get_profile_ids_for_segment',
    path: toPath(segmentId),
    query: {
      'page[size]': String(maxProfilesPerRequest),
      ...(joined === undefined
        ? {}
        : { filter: `greater-than(joined_group_at,${joined})`, sort: 'joined_group_at' }),
      ...(cursor === undefined ? {} : { 'page[cursor]': cursor }),
    },
  };
}

/** The members of one page. */
export function readMembers(answer: KlaviyoAnswer): MembersPage {
  const body = readBody(answer, pageSchema);
  return {
    profileIds: body.data.map((profile) => profile.id),
    nextCursor: readCursor(body.links?.next),
  };
}

function toPath(segmentId: string): string {
  return `/api/segments/${toPathSegment('get_profile_ids_for_segment', segmentId)}/relationships/profiles`;
}
