import { holds, listMissing, type Recollection, tell } from './assessment.ts';
import { within } from './clock.ts';
import { createEnquiry, type EnquiryOptions, type Outcome } from './enquiry.ts';
import { readExchangeId } from './exchange-id.ts';
import { isFresh } from './policy.ts';
import type { Resolution } from './resolution.ts';
import type { Urgency } from './urgency.ts';

/** What a resolver is made of; one serves one store. */
export type ResolverOptions = EnquiryOptions & {
  /** The public key of the connected account: the suffix of its tokens. */
  readonly company: string;
  /** Hears of each token whether what is remembered was enough. */
  readonly observe?: (wasRemembered: boolean) => void;
};

/** Who is asked about, and for how long an answer is waited for. */
type Question = {
  readonly segments: readonly string[];
  readonly deadlineMs: number;
  /** Who waits; a visitor where nothing is said. */
  readonly urgency?: Urgency;
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
 * Known visitors are answered from the cache at once; `renew` reads them again before their entries expire. Everybody
 * else waits up to the deadline; the work goes on after it, so that the next page has the answer. However many ask
 * about one token at once, the source is asked once.
 */
export function createResolver(options: ResolverOptions): Resolver {
  const { cache, clock, policy, company } = options;
  const enquiry = createEnquiry(options);

  /** What can be told from memory, or `undefined` where the identity itself is not there. */
  const tellToken = (
    { identity, memberships }: Recollection,
    segments: readonly string[],
    outcome: Outcome | undefined,
  ): Resolution => {
    const now = clock.now();
    const failure = outcome?.failure;
    const usable =
      holds(identity, policy, now) ||
      (failure !== undefined &&
        identity?.state === 'known' &&
        isFresh(identity.readAt, policy.staleLimitMs, now));
    if (!usable || identity === undefined) {
      if (failure === undefined) return { identity: 'pending', retryAfterMs: askAgainMs };
      return { identity: 'unreachable', retryAfterMs: failure.retryAfterMs ?? 10 * askAgainMs, failure };
    }
    const noted = failure === undefined ? {} : { failure };
    if (identity.state !== 'known') return { identity: 'unidentified', because: identity.state, ...noted };
    const missing = failure === undefined ? 'pending' : 'unreachable';
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
    if (identity === undefined || !holds(identity, policy, now)) return false;
    if (identity.state !== 'known') return true;
    return listMissing(memberships, segments, policy, now).length === 0;
  };

  const note = ({ identity }: Recollection, wasRemembered: boolean): void => {
    options.observe?.(wasRemembered);
    if (identity?.state === 'known') cache.noteSeen(identity.subject);
  };

  return {
    async resolve({ exchangeId, segments, deadlineMs, urgency = 'visitor', refresh = false, asker }) {
      const reading = readExchangeId(exchangeId, company);
      if (reading.state !== 'ours') return { identity: 'unidentified', because: reading.state };
      const { token } = reading;

      if (!refresh && (cache.isAtHand?.(token) ?? true)) {
        const remembered = await enquiry.recall(token, segments);
        if (isComplete(remembered, segments)) {
          note(remembered, true);
          return tellToken(remembered, segments, undefined);
        }
      }
      const wish = { segments, urgency, refresh, ...(asker === undefined ? {} : { asker }) };
      const outcome = await within(clock, deadlineMs, enquiry.bring(token, wish));
      const recollection = await enquiry.recall(token, segments);
      note(recollection, outcome?.remembered ?? false);
      return tellToken(recollection, segments, outcome);
    },

    async resolveSubject({ subject, segments, deadlineMs, urgency = 'visitor', refresh = false }) {
      const remembered = await cache.findMemberships(subject, segments);
      const missing = refresh ? segments : listMissing(remembered, segments, policy, clock.now());
      const profileId = missing.length === 0 ? undefined : await cache.findProfileId(subject);
      const wish = { segments: missing, urgency, refresh };
      const outcome =
        profileId === undefined
          ? { failure: undefined }
          : await within(clock, deadlineMs, enquiry.bringProfile(subject, profileId, wish));
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
