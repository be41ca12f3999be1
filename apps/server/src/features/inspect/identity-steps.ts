/** What the resolver said, as far as words depend on it. */
type Finding = {
  readonly identity: 'identified' | 'unidentified' | 'unreachable' | 'pending';
  readonly subject?: string;
  readonly because?: 'malformed' | 'foreign' | 'nobody' | 'unresolvable' | 'not_connected';
  readonly identityReadAt?: number | null;
  readonly failure?: { readonly reason: 'unavailable' | 'throttled' | 'refused' | 'gone' };
};

/** The account that tokens must belong to. */
type Account = { readonly name: string; readonly publicKey: string };

/** Tells in order, in plain words, what was found out about the holder of a token. */
export function toTokenSteps(finding: Finding, account: Account | undefined, now: number): readonly string[] {
  if (account === undefined || finding.because === 'not_connected') {
    return ['This store is not connected to Klaviyo, so nobody can be identified.'];
  }
  if (finding.because === 'malformed') {
    return ['This does not look like a _kx of Klaviyo, so nobody was looked up and Klaviyo was not asked.'];
  }
  if (finding.because === 'foreign') {
    return [
      `This _kx belongs to another Klaviyo account: those of ${account.name} end in .${account.publicKey}. Nobody was looked up and Klaviyo was not asked.`,
    ];
  }
  return [
    `This _kx is of the connected account, ${account.name} (${account.publicKey}).`,
    ...toFailureSteps(finding),
    ...toAnswerSteps(finding, now),
  ];
}

function toFailureSteps({ identity, failure }: Finding): readonly string[] {
  if (failure === undefined) return [];
  const why = failureWords[failure.reason];
  return [identity === 'unreachable' ? why : `${why} What follows is remembered from before.`];
}

const failureWords = {
  unavailable: 'Klaviyo does not answer properly at the moment.',
  throttled: "Klaviyo's rate limit is used up at the moment.",
  refused: 'Klaviyo no longer lets Facet in: somebody has to connect again on the integrations page.',
  gone: 'One of the segments no longer exists in Klaviyo.',
} as const;

function toAnswerSteps(finding: Finding, now: number): readonly string[] {
  switch (finding.identity) {
    case 'identified': {
      const age =
        finding.identityReadAt === null || finding.identityReadAt === undefined
          ? ''
          : ` (read ${toAge(now - finding.identityReadAt)} ago)`;
      return [`Klaviyo says whose it is${age}.`, ...toSubjectSteps(finding.subject)];
    }
    case 'unidentified':
      return [
        finding.because === 'unresolvable'
          ? 'Klaviyo cannot resolve it: it has expired, or it was never given to anybody, as in a preview or test message. The visitor counts as unidentified.'
          : 'Klaviyo knows nobody by it. The visitor counts as unidentified.',
      ];
    case 'unreachable':
      return ['Nothing still valid is remembered, so the visitor’s segments are unknown.'];
    case 'pending':
      return [
        'Klaviyo has not answered in time. The answer is still being waited for: inspect again in a moment.',
      ];
  }
  return [];
}

/** What the server knows of a browser from the exposures it reported. */
type Seen = { readonly at: number; readonly subject: string | null };

/** Tells what is known about a visitor id, which the server only sees when an exposure is reported. */
export function toVisitorSteps(seen: Seen | undefined, now: number): readonly string[] {
  if (seen === undefined) {
    return [
      'No page of this store has reported anything of this visitor id, so it is not known who it is. Paste the _kx from this visitor’s address bar instead.',
    ];
  }
  const when = `${toAge(now - seen.at)} ago`;
  return seen.subject === null
    ? [`This visitor was last seen ${when} and has never been identified by Klaviyo.`]
    : [
        `This visitor was last seen ${when}, and Klaviyo has said who it is.`,
        ...toSubjectSteps(seen.subject),
      ];
}

/** Apart from the others, so that it can be left out where a person's id does not belong. */
function toSubjectSteps(subject: string | undefined): readonly string[] {
  return subject === undefined
    ? []
    : [`Facet keeps no name of this person, only a code that means nothing elsewhere: ${subject}.`];
}

/** A span of time in words. */
function toAge(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
