import { type ExportPart, exportCountsSchema } from '@facet/protocol';
import { queryOptions } from '@tanstack/react-query';
import { request, requestStream } from '../../../lib/api/request.ts';

/** How many lines each part of a store's data has. */
export const exportCountsQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'exports'],
    queryFn: ({ signal }) => request(exportCountsSchema, `/stores/${storeId}/exports`, { signal }),
  });

const newline = 10;

/**
 * Takes one part along as it comes; `onLines` hears how many lines have come so far. Throws where it breaks off, so that half
 * a file is never taken for a whole one.
 */
export async function takeAlong(
  storeId: string,
  part: ExportPart,
  onLines: (lines: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const stream = await requestStream(`/stores/${storeId}/exports`, {
    method: 'POST',
    body: { part },
    signal,
  });
  const pieces: Blob[] = [];
  let lines = 0;
  for await (const piece of stream) {
    for (const byte of piece) if (byte === newline) lines += 1;
    // Blobs are kept by the browser, on the disk where they are large.
    pieces.push(new Blob([piece]));
    onLines(lines);
  }
  return new Blob(pieces, { type: 'application/x-ndjson' });
}
