import type { PreviewAnswer, PreviewRequest } from '@facet/protocol';
import { note } from '../attempt.ts';
import { readSealed } from '../sealed.ts';

const timeoutMs = 3000;

/** What the server says to a token: what the page needs, or a sentence that says why there is no preview. */
export type Handshake =
  | { readonly ok: true; readonly answer: PreviewAnswer }
  /** `isFinal`: asking again would bring nothing else. */
  | { readonly ok: false; readonly why: string; readonly isFinal: boolean };

const silent =
  'Facet did not answer in time, so this is the shop as everybody sees it. Load this page again in a moment.';
const refused =
  'This preview link does not work here, so this is the shop as everybody sees it. Copy the link again as a whole, or ask for a new one.';
const over =
  'This preview link is over, so this is the shop as everybody sees it. Ask for a new link in Facet.';

/** Presents a preview link's token. Never rejects, and takes three seconds at most. */
export async function shakeHands(endpoint: string, token: string): Promise<Handshake> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  try {
    const body: PreviewRequest = { token };
    const response = await fetch(`${endpoint}/preview`, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: controller.signal,
    });
    const text = await response.text();
    if ([400, 403, 404].includes(response.status))
      return { ok: false, why: readCode(text) === 'preview_over' ? over : refused, isFinal: true };
    const answer: PreviewAnswer | undefined = readSealed(text);
    if (answer) return { ok: true, answer };
  } catch (error) {
    note(error);
  } finally {
    clearTimeout(timer);
  }
  return { ok: false, why: silent, isFinal: false };
}

function readCode(text: string): unknown {
  try {
    return JSON.parse(text).code;
  } catch {
    return undefined;
  }
}
