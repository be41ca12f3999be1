import type { Membership } from '@facet/engine';

/** What the resolver said, as far as it tells when Klaviyo did. */
type Answer = {
  readonly identity: 'identified' | 'unidentified' | 'unreachable' | 'pending';
  readonly because?: 'malformed' | 'foreign' | 'nobody' | 'unresolvable' | 'not_connected';
  readonly identityReadAt?: number | null;
  readonly memberships?: Readonly<Record<string, Membership>>;
  readonly failure?: object;
};

/**
 * Whether something of an answer was read from Klaviyo since `at`, where it was asked for anew. Of somebody whom
 * Klaviyo does not know there is no time of reading: there, that nothing failed has to do.
 */
export function isAnsweredSince(answer: Answer, at: number): boolean {
  if (answer.failure !== undefined) return false;
  if (answer.identity === 'unidentified') {
    return answer.because === 'unresolvable' || answer.because === 'nobody';
  }
  if (answer.identity !== 'identified') return false;
  const { identityReadAt, memberships = {} } = answer;
  if (typeof identityReadAt === 'number' && identityReadAt >= at) return true;
  return Object.values(memberships).some(
    (membership) => membership.state !== 'unknown' && membership.readAt >= at,
  );
}
