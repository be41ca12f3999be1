import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type PreviewAnswer, previewRequestSchema } from '@facet/protocol';
import { type Json, toPersonalization } from './experiences.ts';
import { type Listening, listen } from './listen.ts';
import { toSealed } from './sealed.ts';
import { toConfiguration } from './shop.ts';

const folder = fileURLToPath(new URL('../../../../packages/storefront/', import.meta.url));

/** A stand-in for what of Facet a page talks to that was opened by a preview link. */
export type PreviewFacet = Listening & {
  readonly endpoint: string;
  /** The tokens that were presented. */
  readonly tokens: string[];
  /** What was reported: nothing, in a preview. */
  readonly reports: string[];
  /** What it answers to any token: the preview, or the code of a refusal; with nothing: not at all. */
  answer: PreviewAnswer | string | undefined;
};

/** Starts the stand-in: a link to a draft that welcomes VIPs back, beside a test that has not started either. */
export async function startPreviewFacet(): Promise<PreviewFacet> {
  const build = ['--conditions=@facet/source', 'build.ts', '--overlay'];
  await promisify(execFile)(process.execPath, build, { cwd: folder });
  const overlay = await readFile(`${folder}dist/overlay.js`);
  const tokens: string[] = [];
  const reports: string[] = [];
  const server = await listen(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const name = (request.url ?? '').replace('/s/shop/', '');
    if (name === 'overlay.js') {
      response.setHeader('content-type', 'text/javascript').end(overlay);
      return;
    }
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (name === 'preview') {
      tokens.push(previewRequestSchema.parse(JSON.parse(body)).token);
      const { answer } = facet;
      if (typeof answer === 'string') response.writeHead(403).end(JSON.stringify({ code: answer }));
      else if (answer !== undefined) response.end(toSealed(answer));
    } else if (name === 'seen') {
      reports.push(body);
      response.writeHead(204).end();
    } else {
      response.end(toSealed(name === 'who' ? { identity: 'unidentified' } : { country: null }));
    }
  });
  const endpoint = `${server.origin}/s/shop`;
  const facet: PreviewFacet = {
    ...server,
    endpoint,
    tokens,
    reports,
    answer: toAnswer(endpoint),
  };
  return facet;
}

function toAnswer(endpoint: string): PreviewAnswer {
  const blue: Json = { kind: 'style', selector: '#headline', styles: { color: 'rgb(0, 0, 255)' } };
  const everyone = toPersonalization({
    id: 'exp_blue',
    audience: { type: 'everyone' },
    variations: [
      { id: 'original', control: true, weight: 0, changes: [] },
      { id: 'blue', control: false, weight: 1, changes: [blue] },
    ],
  });
  const configuration: unknown = toConfiguration(endpoint, { experiences: [toPersonalization(), everyone] });
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- plain JSON, as the server sends it
    configuration: configuration as PreviewAnswer['configuration'],
    names: {
      experiences: {
        exp_hello: {
          name: 'Welcome',
          status: 'draft',
          variations: { original: 'Original', hello: 'Greeting' },
        },
        exp_blue: {
          name: 'Blue Monday',
          status: 'paused',
          variations: { original: 'Original', blue: 'Blue' },
        },
      },
      segments: { seg_vip: 'VIP' },
    },
    forced: { exp_hello: 'hello' },
    expiresAt: '2030-01-01T00:00:00.000Z',
  };
}
