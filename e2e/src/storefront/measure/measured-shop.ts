import { createDemoShop } from '@facet/demo-shop';
import { passOn } from '../pages/proxy.ts';
import { inVip, toPerson, toPersonalization, toTest, withChanges } from '../testing/experiences.ts';
import { startFacet } from '../testing/facet.ts';
import { listen } from '../testing/listen.ts';
import { buildScript } from '../testing/script.ts';
import { toConfiguration, toServedScript } from '../testing/shop.ts';

/** The demo shop twice, with Facet and without, and what it takes to know its pages. */
export type MeasuredShop = AsyncDisposable & {
  readonly withFacet: string;
  readonly without: string;
  /** Where the script and the calls go; nothing else of the page has this origin. */
  readonly facetOrigin: string;
  readonly scriptUrl: string;
  readonly scriptBytes: number;
};

/** What the shown variation says in the headline. */
export const headline = 'Welcome back to the mountains';

/** An experience as merchants build them: a headline, a price list, a button, for members of a segment. */
const personalization = toPersonalization(
  withChanges([
    { kind: 'text', selector: '.hero h1', value: headline },
    { kind: 'html', selector: '.hero .lead', value: 'Members first: <b>the winter collection</b> is here.' },
    { kind: 'style', selector: '.cta', styles: { 'background-color': 'rgb(47, 158, 127)' } },
    { kind: 'text', selector: '.card .badge', value: 'Yours' },
  ]),
);

/** A test beside it, which everybody is in. */
const test = toTest({
  ...withChanges([{ kind: 'text', selector: '#announcement', value: 'Free shipping in the EU' }]),
  audience: {
    type: 'custom',
    expression: { or: [{ field: 'page_path', operator: 'equals', value: '/' }, inVip] },
  },
});

/**
 * Starts the demo shop and a Facet that knows every visitor as a member. `answerMs`: how long Facet takes to say so, as
 * the way to a server and back does.
 */
export async function startMeasuredShop(answerMs: number): Promise<MeasuredShop> {
  const facet = await startFacet();
  facet.answer = async () => {
    await new Promise((resolve) => setTimeout(resolve, answerMs));
    return toPerson('subject-vip', 'in');
  };
  const script = await buildScript('text');
  const server = await listen((request, response) => {
    if (request.url !== '/s/shop.js') {
      passOn(request, response, `${facet.origin}${request.url}`);
      return;
    }
    response.setHeader('content-type', 'text/javascript');
    response.setHeader('cache-control', 'public, max-age=60');
    response.end(served);
  });
  const served = toServedScript(
    script,
    toConfiguration(`${server.origin}/s/shop`, { experiences: [personalization, test] }),
  );
  const scriptUrl = `${server.origin}/s/shop.js`;
  const shop = await createDemoShop({ port: 0, scriptUrl });
  const bare = await createDemoShop({ port: 0 });
  return {
    withFacet: shop.url,
    without: bare.url,
    facetOrigin: server.origin,
    scriptUrl,
    scriptBytes: Buffer.byteLength(served),
    [Symbol.asyncDispose]: async () => {
      for (const part of [shop, bare, server, facet]) await part[Symbol.asyncDispose]();
    },
  };
}
