import { type Breaker, BreakerOpenError } from '../breaker.ts';
import type { MembershipSource, SourceAnswer, SourceFailure } from '../source.ts';
import type { Urgency } from '../urgency.ts';

class Failed extends Error {
  readonly failure: SourceFailure;

  constructor(failure: SourceFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

/** A source that is left in peace by a breaker, as a client does it. */
export function createGuardedSource(source: MembershipSource, breaker: Breaker): MembershipSource {
  const guard = async <T>(
    urgency: Urgency,
    ask: () => Promise<SourceAnswer<T>>,
  ): Promise<SourceAnswer<T>> => {
    const send = async (): Promise<T> => {
      const answer = await ask();
      if (!answer.ok) throw new Failed(answer.failure);
      return answer.value;
    };
    const isFailure = (error: unknown): boolean =>
      error instanceof Failed && error.failure.reason === 'unavailable';
    try {
      return { ok: true, value: await breaker.call(send, isFailure, urgency === 'member') };
    } catch (error) {
      if (error instanceof Failed) return { ok: false, failure: error.failure };
      if (!(error instanceof BreakerOpenError)) throw error;
      return { ok: false, failure: { reason: 'unavailable', retryAfterMs: error.retryAfterMs } };
    }
  };
  return {
    identify: (token, urgency) => guard(urgency, () => source.identify(token, urgency)),
    hasHolder: (segment, token, urgency) => guard(urgency, () => source.hasHolder(segment, token, urgency)),
    membersAmong: (segment, people, urgency) =>
      guard(urgency, () => source.membersAmong(segment, people, urgency)),
    existingAmong: (people, urgency) => guard(urgency, () => source.existingAmong(people, urgency)),
    listMembers: (question, urgency) => guard(urgency, () => source.listMembers(question, urgency)),
  };
}
