import { KlaviyoError } from './klaviyo-error.ts';
import type { KlaviyoAnswer, KlaviyoRequest } from './message.ts';
import type { Operation } from './operation.ts';
import { accountsRequest, type KlaviyoAccount, readAccount } from './operations/accounts.ts';
import {
  holderInSegmentRequest,
  membersAmongRequest,
  readHolderInSegment,
  readMembersAmong,
} from './operations/profile-ids-for-segment.ts';
import { readResolvedToken, resolveTokenRequest } from './operations/resolve-token.ts';
import { readSegmentCount, segmentCountRequest } from './operations/segment-count.ts';
import {
  readSegmentIdsForProfile,
  segmentIdsForProfileRequest,
} from './operations/segment-ids-for-profile.ts';
import { type KlaviyoSegment, readSegments, segmentsRequest } from './operations/segments.ts';
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
  /** Hears how every call came out in the end: without an error, or with it. */
  readonly observe: (operation: Operation, error: KlaviyoError | undefined) => void;
};

/** Klaviyo's API as far as Facet needs it. Methods throw `KlaviyoError`, or what `gate` throws. */
export type KlaviyoClient = {
  getAccount(): Promise<KlaviyoAccount>;
  findProfileId(token: string): Promise<string | undefined>;
  findHolderInSegment(segmentId: string, token: string): Promise<string | undefined>;
  listMembersAmong(segmentId: string, profileIds: readonly string[]): Promise<ReadonlySet<string>>;
  listSegments(): Promise<readonly KlaviyoSegment[]>;
  getSegmentCount(segmentId: string): Promise<number | null>;
  listSegmentIdsForProfile(profileId: string): Promise<ReadonlySet<string>>;
};

const mostSegmentPages = 500;

/** A client for one account. */
export function createKlaviyoClient(options: KlaviyoClientOptions): KlaviyoClient {
  const attempt = <T>(
    request: KlaviyoRequest,
    read: (answer: KlaviyoAnswer) => T,
    authorization: string,
  ): Promise<T> =>
    options.gate(request.operation, async () => read(await send(request, authorization, options)));

  const attemptTwice = async <T>(request: KlaviyoRequest, read: (answer: KlaviyoAnswer) => T): Promise<T> => {
    const authorization = await options.credential.authorization();
    try {
      return await attempt(request, read, authorization);
    } catch (error) {
      if (!(error instanceof KlaviyoError) || error.status !== 401) throw error;
      const renewed = await options.credential.authorization(authorization);
      if (renewed === authorization) throw error;
      return attempt(request, read, renewed);
    }
  };

  const call = async <T>(request: KlaviyoRequest, read: (answer: KlaviyoAnswer) => T): Promise<T> => {
    try {
      const result = await attemptTwice(request, read);
      options.observe(request.operation, undefined);
      return result;
    } catch (error) {
      if (error instanceof KlaviyoError) options.observe(request.operation, error);
      throw error;
    }
  };

  return {
    getAccount: () => call(accountsRequest(), readAccount),
    findProfileId: (token) => call(resolveTokenRequest(token), readResolvedToken),
    findHolderInSegment: (segmentId, token) =>
      call(holderInSegmentRequest(segmentId, token), readHolderInSegment),
    listMembersAmong: (segmentId, profileIds) =>
      call(membersAmongRequest(segmentId, profileIds), readMembersAmong),
    async listSegments() {
      // By id: a segment that is created or renamed meanwhile can move from one page to the next.
      const segments = new Map<string, KlaviyoSegment>();
      let cursor: string | undefined;
      for (let pages = 0; pages < mostSegmentPages; pages += 1) {
        const page = await call(segmentsRequest(cursor), readSegments);
        for (const segment of page.segments) segments.set(segment.id, segment);
        if (page.nextCursor === undefined) return [...segments.values()];
        if (page.nextCursor === cursor) break;
        cursor = page.nextCursor;
      }
      throw new KlaviyoError('unavailable', 'get_segments');
    },
    getSegmentCount: (segmentId) => call(segmentCountRequest(segmentId), readSegmentCount),
    listSegmentIdsForProfile: (profileId) =>
      call(segmentIdsForProfileRequest(profileId), readSegmentIdsForProfile),
  };
}
