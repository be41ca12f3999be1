import { note } from './attempt.ts';

const timeoutMs = 3000;

/**
 * Asks Facet's server once; `read` judges the answer. `undefined`: it did not answer properly in time. Never rejects. The
 * body goes as plain text, which browsers send to another origin without asking it first.
 */
export async function ask<Answer>(
  url: string,
  body: object,
  read: (value: unknown) => Answer | undefined,
): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      credentials: 'omit',
      // Browsers before 2023 wait as long as the server does; elements are shown in time all the same.
      signal: AbortSignal.timeout?.(timeoutMs) ?? null,
    });
    if (response.ok) return read(await response.json());
  } catch (error) {
    note(error);
  }
  return undefined;
}
