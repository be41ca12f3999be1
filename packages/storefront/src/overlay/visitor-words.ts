import type { Membership } from '@facet/engine';
import type { FacetIdentity } from '../facet-api.ts';
import { causeWords } from './reason-words.ts';
import type { IdentitySource } from './runtime.ts';

const identityWords: Readonly<Record<FacetIdentity['state'], string>> = {
  identified: 'Klaviyo knows who this visitor is.',
  unidentified:
    'Klaviyo does not know who this visitor is: they came by no link of a Klaviyo message, and Klaviyo has not met this browser.',
  pending: 'Whether Klaviyo knows this visitor is being asked.',
  unreachable: 'Klaviyo did not answer, so nobody can say who this visitor is.',
  no_consent: 'The visitor has not agreed to be identified.',
};

const sourceWords: Readonly<Record<IdentitySource, string>> = {
  address: 'Told by the link that was clicked (_kx in the address).',
  cookie: 'Told by Klaviyo’s cookie (__kla_id).',
  session: 'Told by what Klaviyo keeps in this tab (_kx in sessionStorage).',
  memory: 'Remembered from an earlier page in this browser.',
};

/** Who the visitor is, a sentence a line. */
export function toIdentityLines(identity: FacetIdentity, source: IdentitySource | null): readonly string[] {
  return [
    identityWords[identity.state],
    ...(source ? [sourceWords[source]] : []),
    ...(identity.subject ? [`Facet’s own id of this person: ${identity.subject}.`] : []),
  ];
}

/** A membership in words. `now` in milliseconds since the epoch. */
export function toMembershipWords(
  membership: Membership | undefined,
  identity: FacetIdentity,
  isAsked: boolean,
  now: number,
): string {
  if (membership && membership.state !== 'unknown') {
    const stale = membership.stale ? '; older than usual, since Klaviyo does not answer' : '';
    const state = membership.state === 'in' ? 'In' : 'Not in';
    return `${state}, read from Klaviyo ${toAgo(now - membership.readAt)}${stale}.`;
  }
  // Of an identified visitor nothing comes where nobody asks.
  if (identity.state === 'identified' && !isAsked) {
    return 'Not known: Klaviyo is asked only about segments that a running experience uses. Pretend, to see both ways.';
  }
  const cause = membership?.cause ?? (identity.state === 'identified' ? 'pending' : identity.state);
  return `Not known, because ${causeWords[cause]}.`;
}

const steps = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
] as const;

/** How long ago something was, in round numbers. */
export function toAgo(ageMs: number): string {
  for (const [stepMs, word] of steps) {
    const count = Math.floor(ageMs / stepMs);
    if (count > 0) return `${count} ${word}${count === 1 ? '' : 's'} ago`;
  }
  return 'just now';
}
