import {
  apiTokenListSchema,
  type CreateApiToken,
  type NewApiToken,
  newApiTokenSchema,
} from '@facet/protocol';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, requestNothing } from '../../../lib/api/request.ts';

/** What every question about tokens is kept under. */
export const tokensKey = ['tokens'] as const;

/** A page of tokens. */
export const tokensQuery = (page: number) =>
  queryOptions({
    queryKey: [...tokensKey, page],
    queryFn: ({ signal }) => request(apiTokenListSchema, `/tokens?page=${page}`, { signal }),
    placeholderData: keepPreviousData,
  });

/** Makes a token; its secret is told this once. */
export function createToken(body: CreateApiToken): Promise<NewApiToken> {
  return request(newApiTokenSchema, '/tokens', { method: 'POST', body });
}

/** Ends a token. */
export function revokeToken(tokenId: string): Promise<void> {
  return requestNothing(`/tokens/${tokenId}`, { method: 'DELETE' });
}
