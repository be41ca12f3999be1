import { type Entry, entrySchema, type UseEntryLink } from '@facet/protocol';
import { request, requestNothing } from '../../../lib/api/request.ts';

/** What a link is for. Its secret travels in the body, never in an address. */
export function readEntryLink(secret: string): Promise<Entry> {
  return request(entrySchema, '/entry-links/read', { method: 'POST', body: { secret } });
}

/** Joins, or sets a new password; the server signs in. */
export function enter(body: UseEntryLink): Promise<void> {
  return requestNothing('/entry-links/use', { method: 'POST', body });
}
