import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '../lib/api/api-error.ts';
import { noticeExpiry } from '../lib/api/session-expiry.ts';

const mostRetries = 2;

/** What the server answered, kept while it is fresh. A session that ended is noticed from any call. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeExpiry }),
  mutationCache: new MutationCache({ onError: noticeExpiry }),
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (count, error) => count < mostRetries && mayPass(error) },
    mutations: { retry: false },
  },
});

/** Whether asking again may help: no answer, or the server in trouble. A refusal stays a refusal. */
function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'network' || error.status >= 500);
}
