import { ApiError } from './api/api-error.ts';
import { whenIdle } from './when-idle.ts';

/** A script that comes after the page. */
export type LateScript<Part> = {
  /** What it brings, where it is there already. */
  readonly find: () => Part | undefined;
  /** Fetches it unless it is there. Throws `ApiError` when that fails; the next one who asks tries again. */
  readonly load: () => Promise<Part>;
};

/** Fetches a script once the page has had the time to be shown, or when it is first asked for. */
export function fetchLater<Part>(fetchPart: () => Promise<Part>): LateScript<Part> {
  let part: Part | undefined;
  let fetching: Promise<Part> | undefined;
  const load = async (): Promise<Part> => {
    fetching ??= fetchPart();
    try {
      part = await fetching;
      return part;
    } catch (cause) {
      fetching = undefined;
      throw toError(cause);
    }
  };
  // A failure is told to whoever asks.
  whenIdle(() => void load().catch(() => undefined));
  return { find: () => part, load };
}

function toError(cause: unknown): ApiError {
  return new ApiError(
    {
      code: 'network',
      status: 0,
      title: 'This part of the page could not be loaded',
      detail: 'Check your connection and try again. Nothing you typed is lost.',
    },
    cause,
  );
}
