import { type Member, sessionSchema } from '@facet/protocol';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';

/** Who is asking. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => request(sessionSchema, '/session', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The member at work; nobody while signed out. */
export function useMember(): Member | null {
  const { data } = useQuery(sessionQuery);
  return data?.state === 'signed_in' ? data.member : null;
}

/** Whether the member may change experiences. */
export function useMayEdit(): boolean {
  const role = useMember()?.role;
  return role === 'owner' || role === 'editor';
}

/** Whether the member may connect Klaviyo and change settings. */
export function useMayOwn(): boolean {
  return useMember()?.role === 'owner';
}
