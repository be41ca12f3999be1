import { note } from './attempt.ts';
import { readSealed } from './sealed.ts';

const timeoutMs = 3000;

/**
 * Asks Facet's server once. `undefined`: it did not answer properly in time. Never rejects. The body goes as plain text,
 * which browsers send to another origin without asking it first.
 */
export async function ask<Answer>(url: string, body: object): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      // Browsers before 2023 wait as long as the server does; elements are shown in time all the same.
      signal: AbortSignal.timeout?.(timeoutMs),
    });
    // An answer that says that something failed has no seal.
    return readSealed(await response.text());
  } catch (error) {
    note(error);
  }
  return undefined;
}
