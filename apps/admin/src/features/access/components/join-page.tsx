import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
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
  if (secret === '' || entry.isError) {
    return (
      <EntryFrame title="This link does not lead anywhere" lead="Check that it was copied whole.">
        {entry.isError ? <ErrorState error={entry.error} onRetry={() => void entry.refetch()} /> : null}
        <ButtonLink to="/" variant="default">
          Go to sign in
        </ButtonLink>
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
