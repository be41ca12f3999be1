import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createKlaviyoClient, type KlaviyoClient } from './client.ts';
import type { KlaviyoError } from './klaviyo-error.ts';

type Catalogue = {
  readonly client: KlaviyoClient;
  readonly asked: () => number;
  readonly close: () => Promise<void>;
};

/** Answers the catalogue's pages in turn, and the last one for ever. */
async function openCatalogue(pages: readonly object[]): Promise<Catalogue> {
  let asked = 0;
  const server = createServer((_request, response) => {
    const page = pages[Math.min(asked, pages.length - 1)];
    asked += 1;
    response.setHeader('content-type', 'application/vnd.api+json').end(JSON.stringify(page));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const client = createKlaviyoClient({
    apiUrl: `http://127.0.0.1:${port}`,
    credential: { authorization: async () => 'Bearer test' },
    timeoutMs: 5000,
    gate: (_operation, request) => request(),
    observe: () => undefined,
  });
  return {
    client,
    asked: () => asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const segment = (id: string, name: string) => ({ type: 'segment', id, attributes: { name } });
const next = (cursor: string) => ({ next: `https://a.klaviyo.com/api/segments?page%5Bcursor%5D=${cursor}` });

describe('the catalogue', () => {
  it('lists a segment once that moved to another page while it was read', async () => {
    const catalogue = await openCatalogue([
      { data: [segment('A', 'Alpha'), segment('B', 'Beta')], links: next('two') },
      { data: [segment('B', 'Beta, renamed'), segment('C', 'Gamma')], links: { next: null } },
    ]);
    const segments = await catalogue.client.listSegments();
    expect(segments.map(({ id, name }) => [id, name])).toEqual([
      ['A', 'Alpha'],
      ['B', 'Beta, renamed'],
      ['C', 'Gamma'],
    ]);
    await catalogue.close();
  });

  it('that leads round in a circle is given up at once', async () => {
    const catalogue = await openCatalogue([{ data: [], links: next('again') }]);
    await expect(catalogue.client.listSegments()).rejects.toMatchObject({
      kind: 'unavailable',
    } satisfies Partial<KlaviyoError>);
    expect(catalogue.asked()).toBe(2);
    await catalogue.close();
  });
});

describe('an id', () => {
  it('never leads to another path', async () => {
    const catalogue = await openCatalogue([{ data: [] }]);
    for (const id of ['..', '.', '']) {
      for (const ask of [
        async () => catalogue.client.findHolderInSegment(id, 'a.McN66'),
        async () => catalogue.client.listMembersAmong(id, () => ['P']),
        async () => catalogue.client.getSegmentCount(id),
        async () => catalogue.client.listSegmentIdsForProfile(id),
      ]) {
        await expect(ask()).rejects.toMatchObject({ kind: 'not_found' });
      }
    }
    expect(catalogue.asked()).toBe(0);
    await catalogue.close();
  });
});
