import { type KlaviyoClient, KlaviyoError } from '@facet/klaviyo';
import {
  GateClosedError,
  type MembershipSource,
  type SourceAnswer,
  type SourceFailure,
} from '@facet/membership';

/** Klaviyo as the resolver's source. */
export function createKlaviyoSource(client: KlaviyoClient): MembershipSource {
  return {
    identify: (token) =>
      answer(async () => {
        const profileId = await unlessUnresolvable(client.findProfileId(token));
        if (profileId === 'unresolvable') return { state: 'unresolvable' };
        return profileId === undefined ? { state: 'nobody' } : { state: 'known', profileId: profileId.id };
      }),
    hasHolder: (segment, token) =>
      answer(async () => {
        const holder = await unlessUnresolvable(client.findHolderInSegment(segment, token));
        return holder !== undefined && holder !== 'unresolvable';
      }),
    membersAmong: (segment, profileIds) => answer(() => client.listMembersAmong(segment, profileIds)),
  };
}

/** An expired token is an answer, not a failure: it belongs to nobody (contract §1.1). */
async function unlessUnresolvable(
  finding: Promise<string | undefined>,
): Promise<{ readonly id: string } | 'unresolvable' | undefined> {
  try {
    const id = await finding;
    return id === undefined ? undefined : { id };
  } catch (error) {
    if (error instanceof KlaviyoError && error.kind === 'unresolvable_token') return 'unresolvable';
    throw error;
  }
}

async function answer<T>(ask: () => Promise<T>): Promise<SourceAnswer<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    return { ok: false, failure: toSourceFailure(error) };
  }
}

function toSourceFailure(error: unknown): SourceFailure {
  if (error instanceof GateClosedError) return { reason: 'throttled', retryAfterMs: error.retryAfterMs };
  if (!(error instanceof KlaviyoError)) throw error;
  const retry = error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs };
  switch (error.kind) {
    case 'unauthorized':
    case 'invalid_grant':
      return { reason: 'refused' };
    case 'throttled':
      return { reason: 'throttled', ...retry };
    case 'not_found':
      return { reason: 'gone' };
    case 'unavailable':
    case 'bad_request':
    case 'unresolvable_token':
      return { reason: 'unavailable' };
  }
  throw error;
}
