import { KlaviyoError } from './klaviyo-error.ts';
import type { KlaviyoAnswer, KlaviyoRequest, RateLimit } from './message.ts';
import type { Operation } from './operation.ts';
import { accountsRequest, type KlaviyoAccount, readAccount } from './operations/accounts.ts';
import { existingAmongRequest, readExistingAmong } from './operations/existing-profiles.ts';
import {
  holderInSegmentRequest,
  type MembersPage,
  membersAmongRequest,
  membersRequest,
  readHolderInSegment,
  readMembers,
  readMembersAmong,
} from './operations/profile-ids-for-segment.ts';
import { readResolvedToken, resolveTokenRequest } from './operations/resolve-token.ts';
import { readSegmentCount, segmentCountRequest } from './operations/segment-count.ts';
import {
  readSegmentIdsForProfile,
  segmentIdsForProfileRequest,
} from './operations/segment-ids-for-profile.ts';
import {
  type KlaviyoSegment,
  readSegments,
  type SegmentPage,
  segmentsRequest,
} from './operations/segments.ts';
import { send } from './send.ts';

/** What lets a client in. */
export type KlaviyoCredential = {
  /**
   * The value of the `Authorization` header. `refused` is a value that Klaviyo has just refused: a different one is
   * wanted, and where there is none the same comes back.
   */
  authorization(refused?: string): Promise<string>;
};

/** What a client is made of. */
export type KlaviyoClientOptions = {
  readonly apiUrl: string;
  readonly credential: KlaviyoCredential;
  /** The longest wait for one answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Goes around every request: waits for the budget before, learns from a throttled answer after. */
  readonly gate: <T>(operation: Operation, request: () => Promise<T>) => Promise<T>;
  /** Hears what Klaviyo says is left of the minute. */
  readonly hear?: (operation: Operation, rateLimit: RateLimit) => void;
  /** Hears how every call came out in the end: without an error, or with it. */
  readonly observe: (operation: Operation, error: KlaviyoError | undefined) => void;
};

/**
 * Profile ids, at most a hundred. Called when the request is about to be sent; where there are none, none is sent.
 */
export type ProfileIds = () => readonly string[];

/** Klaviyo's API as far as Facet needs it. Methods throw `KlaviyoError`, or what `gate` throws. */
export type KlaviyoClient = {
  getAccount(): Promise<KlaviyoAccount>;
  findProfileId(token: string): Promise<string | undefined>;
  listExistingAmong(profileIds: ProfileIds): Promise<ReadonlySet<string>>;
  findHolderInSegment(segmentId: string, token: string): Promise<string | undefined>;
  listMembersAmong(segmentId: string, profileIds: ProfileIds): Promise<ReadonlySet<string>>;
  listMembers(segmentId: string, cursor?: string, joinedAfter?: number): Promise<MembersPage>;
  /** One page of the catalogue, the first where no cursor is given. */
  listSegmentPage(cursor?: string): Promise<SegmentPage>;
  /** The whole catalogue. `onPage` hears of each page, and is waited for. */
  listSegments(
    onPage?: (segments: readonly KlaviyoSegment[]) => Promise<void>,
  ): Promise<readonly KlaviyoSegment[]>;
  getSegmentCount(segmentId: string): Promise<number | null>;
  listSegmentIdsForProfile(profileId: string): Promise<ReadonlySet<string>>;
};

/** Ten segments each. */
const mostSegmentPages = 3000;

/** A client for one account. */
export function createKlaviyoClient(options: KlaviyoClientOptions): KlaviyoClient {
  type Ask<T> = (send: (request: KlaviyoRequest) => Promise<KlaviyoAnswer>) => Promise<T>;

  const attempt = <T>(operation: Operation, ask: Ask<T>, authorization: string): Promise<T> =>
    options.gate(operation, () =>
      ask(async (request) => {
        const answer = await send(request, authorization, options);
        if (answer.rateLimit !== undefined) options.hear?.(operation, answer.rateLimit);
        return answer;
      }),
    );

  const attemptTwice = async <T>(operation: Operation, ask: Ask<T>): Promise<T> => {
    const authorization = await options.credential.authorization();
    try {
      return await attempt(operation, ask, authorization);
    } catch (error) {
      if (!(error instanceof KlaviyoError) || error.status !== 401) throw error;
      const renewed = await options.credential.authorization(authorization);
      if (renewed === authorization) throw error;
      return attempt(operation, ask, renewed);
    }
  };

  const call = async <T>(operation: Operation, ask: Ask<T>): Promise<T> => {
    try {
      const result = await attemptTwice(operation, ask);
      options.observe(operation, undefined);
      return result;
    } catch (error) {
      if (error instanceof KlaviyoError) options.observe(operation, error);
      throw error;
    }
  };

  const request = <T>(message: KlaviyoRequest, read: (answer: KlaviyoAnswer) => T): Promise<T> =>
    call(message.operation, async (sendMessage) => read(await sendMessage(message)));

  const requestAbout = (
    operation: Operation,
    profileIds: ProfileIds,
    toMessage: (ids: readonly string[]) => KlaviyoRequest,
    read: (answer: KlaviyoAnswer) => ReadonlySet<string>,
  ): Promise<ReadonlySet<string>> =>
    call(operation, async (sendMessage) => {
      const ids = profileIds();
      return ids.length === 0 ? new Set<string>() : read(await sendMessage(toMessage(ids)));
    });

  const listSegmentPage = (cursor?: string): Promise<SegmentPage> =>
    request(segmentsRequest(cursor), readSegments);

  return {
    getAccount: () => request(accountsRequest(), readAccount),
    findProfileId: (token) => request(resolveTokenRequest(token), readResolvedToken),
    listExistingAmong: (profileIds) =>
      requestAbout('get_profiles', profileIds, existingAmongRequest, readExistingAmong),
    findHolderInSegment: (segmentId, token) =>
      request(holderInSegmentRequest(segmentId, token), readHolderInSegment),
    listMembersAmong: (segmentId, profileIds) =>
      requestAbout(
        'get_profile_ids_for_segment',
        profileIds,
        (ids) => membersAmongRequest(segmentId, ids),
        readMembersAmong,
      ),
    listMembers: (segmentId, cursor, joinedAfter) =>
      request(membersRequest(segmentId, cursor, joinedAfter), readMembers),
    listSegmentPage,
    async listSegments(onPage) {
      // By id: a segment that is created or renamed meanwhile can move from one page to the next.
      const segments = new Map<string, KlaviyoSegment>();
      let cursor: string | undefined;
      for (let pages = 0; pages < mostSegmentPages; pages += 1) {
        const page = await listSegmentPage(cursor);
        for (const segment of page.segments) segments.set(segment.id, segment);
        await onPage?.(page.segments);
        if (page.nextCursor === undefined) return [...segments.values()];
        if (page.nextCursor === cursor) break;
        cursor = page.nextCursor;
      }
      throw new KlaviyoError('unavailable', 'get_segments');
    },
    getSegmentCount: (segmentId) => request(segmentCountRequest(segmentId), readSegmentCount),
    listSegmentIdsForProfile: (profileId) =>
      request(segmentIdsForProfileRequest(profileId), readSegmentIdsForProfile),
  };
}
