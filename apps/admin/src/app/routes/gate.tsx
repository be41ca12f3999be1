import { Box, Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useSessionExpired } from '../../lib/api/session-expiry.ts';
import { sessionQuery } from '../../lib/session/get-session.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { later } from '../../ui/later.tsx';

const FirstRun = lazy(async () => ({
  default: (await import('../../features/access/components/first-run.tsx')).FirstRun,
}));
const SignInPage = lazy(async () => ({
  default: (await import('../../features/access/components/sign-in-page.tsx')).SignInPage,
}));
// The page behind it holds what was typed: it must not be lost with a script that cannot be loaded any more.
const SessionExpired = later(
  async () => (await import('../../features/access/components/session-expired.tsx')).SessionExpired,
);

/** Lets members in; everybody else signs in first, at the address they came for. */
export function Gate() {
  const session = useQuery(sessionQuery);
  const expired = useSessionExpired();
  const { pathname } = useLocation();

  // Whoever comes with a link comes in by it, signed in or not.
  if (pathname === '/join') return <Outlet />;
  if (session.data === undefined) {
    if (!session.isError) return <Waiting />;
    return (
      <Box maw={640} mx="auto" p="md" pt="10vh">
        <ErrorState error={session.error} onRetry={() => void session.refetch()} />
      </Box>
    );
  }
  const { data } = session;
  return (
    <Suspense fallback={<Waiting />}>
      {data.state === 'needs_owner' ? <FirstRun /> : null}
      {data.state === 'signed_out' ? <SignInPage /> : null}
      {data.state === 'signed_in' ? (
        <>
          <Outlet />
          {expired ? <SessionExpired opened email={data.member.email} /> : null}
        </>
      ) : null}
    </Suspense>
  );
}

function Waiting() {
  return (
    <Center mih="100dvh" aria-busy="true">
      <Loader />
    </Center>
  );
}
