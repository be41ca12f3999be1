import type { ServerResponse } from 'node:http';
import { company } from '../testing/experiences.ts';
import { bundleForBrowser } from './bundle.ts';

/** Klaviyo as a shop's page meets it: a script that comes when it comes, and what it asks. */
export type KlaviyoSide = {
  /** When the script is sent. */
  readonly sent: Promise<void>;
  /** The token that Klaviyo keeps in the browser for one of a link; nothing where it knows nobody by it. */
  readonly exchange: (token: string) => string | undefined;
};

/** The line for the head that loads Klaviyo's script. */
export const klaviyoTag = `<script async src="/klaviyo.js?company_id=${company}"></script>`;

/** Answers a request as Klaviyo; tells whether it was one for Klaviyo. */
export function answerAsKlaviyo(
  klaviyo: KlaviyoSide,
  path: string,
  body: string,
  response: ServerResponse,
): boolean {
  if (path === '/klaviyo.js') {
    void sendScript(klaviyo, response);
    return true;
  }
  if (path !== '/client/profiles/') return false;
  const { attributes } = JSON.parse(body);
  const token = klaviyo.exchange(String(attributes._kx));
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ meta: { exchange_id: token ?? null, should_clear_cookie: false } }));
  return true;
}

async function sendScript({ sent }: KlaviyoSide, response: ServerResponse): Promise<void> {
  await sent;
  response.setHeader('content-type', 'text/javascript');
  response.end(await bundleForBrowser(new URL('./browser/klaviyo.ts', import.meta.url)));
}
