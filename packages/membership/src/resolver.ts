import { holds, listMissing, type Recollection, tell } from './assessment.ts';
import { within } from './clock.ts';
import { createEnquiry, type EnquiryOptions, type Outcome } from './enquiry.ts';
import { readExchangeId } from './exchange-id.ts';
import { isDue } from './policy.ts';
import type { Resolution } from './resolution.ts';

/** What a resolver is made of; one serves one store. */
export type ResolverOptions = EnquiryOptions & {
  /** The public key of the connected account: the suffix of its tokens. */
  readonly company: string;
  /** Hears what went wrong in work that nobody waits for. */
  readonly report: (error: unknown) => void;
};

/** Who is asked about, and for how long an answer is waited for. */
type Question = {
  readonly segments: readonly string[];
  readonly deadlineMs: number;
  /** Ask the source again whatever is remembered. */
  readonly refresh?: boolean;
};

/** Tells who is in which segment for as few calls to the source as possible. */
export type Resolver = {
  /** About the holder of an exchange id. */
  resolve(
    question: Question & {
      readonly exchangeId: string;
      /** Who asks, where it may be anybody: how many tokens of nobody's they may ask about is limited. */
      readonly asker?: string;
    },
  ): Promise<Resolution>;
  /** About somebody who is known already. */
  resolveSubject(question: Question & { readonly subject: string }): Promise<Resolution>;
};

const askAgainMs = 1000;

/**
 * Known visitors are answered from the cache at once, and read again in the background in the last fifth of the
 * entry's life. Everybody else waits up to the deadline; the work goes on after it, so that the next page has the
 * answer. However many ask about one token at once, the source is asked once.
 */
export function createResolver(options: ResolverOptions): Resolver {
  const { cache, clock, random, policy, company, report } = options;
  const enquiry = createEnquiry(options);

  const renewWhenDue = (token: string, segments: readonly string[], recollection: Recollection): void => {
    if (recollection.identity?.state !== 'known') return;
    const now = clock.now();
    const due =
      isDue(recollection.identity.readAt, policy.identityMaxAgeMs, now, random) ||
      [...recollection.memberships.values()].some(({ readAt }) =>
        isDue(readAt, policy.maxAgeMs, now, random),
      );
    if (due) enquiry.bring(token, segments, 'renew').catch(report);
  };

  /** What can be told from memory, or `undefined` where the identity itself is not there. */
  const tellToken = (
    { identity, memberships }: Recollection,
    segments: readonly string[],
    outcome: Outcome | undefined,
  ): Resolution => {
    const now = clock.now();
    const failure = outcome?.failure;
    const usable =
      holds(identity, policy, now, 'fresh') ||
      (failure !== undefined && identity?.state === 'known' && now - identity.readAt < policy.staleLimitMs);
    if (!usable || identity === undefined) {
      if (failure === undefined) return { identity: 'pending', retryAfterMs: askAgainMs };
      return { identity: 'unreachable', retryAfterMs: failure.retryAfterMs ?? 10 * askAgainMs, failure };
    }
    const noted = failure === undefined ? {} : { failure };
    if (identity.state !== 'known') return { identity: 'unidentified', because: identity.state, ...noted };
    const missing = outcome === undefined ? 'pending' : 'unreachable';
    return {
      identity: 'identified',
      subject: identity.subject,
      memberships: tell(memberships, segments, policy, now, missing),
      identityReadAt: identity.readAt,
      ...noted,
    };
  };

  const isComplete = ({ identity, memberships }: Recollection, segments: readonly string[]): boolean => {
    const now = clock.now();
    if (identity === undefined || !holds(identity, policy, now, 'fresh')) return false;
    if (identity.state !== 'known') return true;
    return listMissing(memberships, segments, policy, now, 'fresh').length === 0;
  };

  return {
    async resolve({ exchangeId, segments, deadlineMs, refresh = false, asker }) {
      const reading = readExchangeId(exchangeId, company);
      if (reading.state !== 'ours') return { identity: 'unidentified', because: reading.state };
      const { token } = reading;

      const remembered = await enquiry.recall(token, segments);
      if (!refresh && isComplete(remembered, segments)) {
        renewWhenDue(token, segments, remembered);
        return tellToken(remembered, segments, undefined);
      }
      const outcome = await within(
        clock,
        deadlineMs,
        enquiry.bring(token, segments, refresh ? 'none' : 'fresh', asker),
      );
      return tellToken(await enquiry.recall(token, segments), segments, outcome);
    },

    async resolveSubject({ subject, segments, deadlineMs, refresh = false }) {
      const remembered = await cache.findMemberships(subject, segments);
      const tolerance = refresh ? 'none' : 'fresh';
      const missing = listMissing(remembered, segments, policy, clock.now(), tolerance);
      const profileId = missing.length === 0 ? undefined : await cache.findProfileId(subject);
      const outcome =
        profileId === undefined
          ? { failure: undefined }
          : await within(clock, deadlineMs, enquiry.bringProfile(subject, profileId, missing));
      const memberships = await cache.findMemberships(subject, segments);
      return {
        identity: 'identified',
        subject,
        memberships: tell(
          memberships,
          segments,
          policy,
          clock.now(),
          outcome === undefined ? 'pending' : 'unreachable',
        ),
        identityReadAt: null,
        ...(outcome?.failure === undefined ? {} : { failure: outcome.failure }),
      };
    },
  };
}
