import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { ApiError } from '../../../lib/api/api-error.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { ButtonLink } from '../../../ui/link-components.tsx';
import { SkeletonLines } from '../../../ui/query-view.tsx';
import { readEntryLink } from '../api/entry-link.ts';
import { EntryFrame } from './entry-frame.tsx';
import { JoinForm } from './join-form.tsx';

/** Where links lead that let somebody in. The secret stands behind #, which browsers send to nobody. */
export function JoinPage() {
  const { hash: secret } = useLocation();
  const entry = useQuery({
    queryKey: ['entry-link', secret],
    queryFn: () => readEntryLink(secret),
    enabled: secret !== '',
    // Once it is used it is over: asking again would say so under the very form.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (secret === '' || isOver(entry.error)) {
    return (
      <EntryFrame
        title="This link lets nobody in"
        lead="It was not copied whole, was used already, is older than 7 days, or a newer one took its place. Copy it again, or ask an owner of the installation for a new one."
      >
        <ButtonLink to="/" variant="default">
          Go to sign in
        </ButtonLink>
      </EntryFrame>
    );
  }
  if (entry.isError) {
    return (
      <EntryFrame title="Your link could not be looked at" lead="It may still be good.">
        <ErrorState error={entry.error} onRetry={() => void entry.refetch()} />
      </EntryFrame>
    );
  }
  if (entry.data === undefined) {
    return (
      <EntryFrame title="One moment" lead="Looking at your link.">
        <SkeletonLines lines={2} />
      </EntryFrame>
    );
  }
  return <JoinForm secret={secret} entry={entry.data} />;
}

function isOver(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'entry_link_over';
}
