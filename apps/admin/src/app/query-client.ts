import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '../lib/api/api-error.ts';
import { noticeExpiry } from '../lib/api/session-expiry.ts';
import { isConnection } from '../lib/klaviyo/is-connection.ts';
import { sessionQuery } from '../lib/session/get-session.ts';

const mostRetries = 2;
/** Without a network a call fails at once and says so; otherwise it would wait, without a word, until there is one. */
const networkMode = 'always';

/** What the server answered, kept while it is fresh. A session that ended is noticed from any call. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeRefusal }),
  mutationCache: new MutationCache({ onError: noticeRefusal }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < mostRetries && mayPass(error),
      networkMode,
    },
    mutations: { retry: false, networkMode },
  },
});

/**
 * A session that ended, or a role that an owner has changed since: pages then show what the member may do now. Where
 * Klaviyo has refused, they show how the connection stands.
 */
function noticeRefusal(error: unknown): void {
  noticeExpiry(error);
  if (!(error instanceof ApiError)) return;
  if (error.code === 'forbidden') void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  if (error.code === 'klaviyo_refused') void queryClient.invalidateQueries({ predicate: isConnection });
}

/** Whether asking again may help: no answer, or the server in trouble. A refusal stays a refusal. */
function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'network' || error.status >= 500);
}
