import { type KlaviyoClient, KlaviyoError } from '@facet/klaviyo';
import {
  BreakerOpenError,
  GateClosedError,
  type MembershipSource,
  type SourceAnswer,
  type SourceFailure,
  type Urgency,
} from '@facet/membership';

/** Klaviyo as the resolver's source. */
export function createKlaviyoSource(clients: Readonly<Record<Urgency, KlaviyoClient>>): MembershipSource {
  return {
    identify: (token, urgency) =>
      answer(async () => {
        const profileId = await unlessUnresolvable(clients[urgency].findProfileId(token));
        if (profileId === 'unresolvable') return { state: 'unresolvable' };
        return profileId === undefined ? { state: 'nobody' } : { state: 'known', profileId: profileId.id };
      }),
    hasHolder: (segment, token, urgency) =>
      answer(async () => {
        const holder = await unlessUnresolvable(clients[urgency].findHolderInSegment(segment, token));
        return holder !== undefined && holder !== 'unresolvable';
      }),
    membersAmong: (segment, people, urgency) =>
      answer(() => clients[urgency].listMembersAmong(segment, people)),
    existingAmong: (people, urgency) => answer(() => clients[urgency].listExistingAmong(people)),
    listMembers: ({ segment, cursor, joinedAfter }, urgency) =>
      answer(() => clients[urgency].listMembers(segment, cursor, joinedAfter)),
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
  if (error instanceof BreakerOpenError) return { reason: 'unavailable', retryAfterMs: error.retryAfterMs };
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
