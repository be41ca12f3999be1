import { problemSchema } from '@facet/protocol';
import { ApiError } from './api-error.ts';
import { sendOnce } from './send-once.ts';

type Schema<Value> = { readonly parse: (value: unknown) => Value };

type Options = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Sent to the end also when the page is gone; browsers refuse more than 64 KiB at a time. */
  readonly keepalive?: boolean;
};

/**
 * Asks the server; `path` begins after `/api/v1`. The answer is parsed with the protocol's schema, so that what comes
 * back is what the types say. Throws `ApiError` for everything else.
 */
export async function request<Value>(
  schema: Schema<Value>,
  path: string,
  options: Options = {},
): Promise<Value> {
  return await unlessUnderWay(path, options, async () => {
    const answer = await send(path, options);
    const body = await readJson(answer);
    if (!answer.ok) throw readProblem(answer.status, body);
    try {
      return schema.parse(body);
    } catch (cause) {
      throw unexpected(answer.status, cause);
    }
  });
}

/** Asks the server for something whose answer holds nothing that matters. */
export async function requestNothing(path: string, options: Options): Promise<void> {
  await unlessUnderWay(path, options, async () => {
    const answer = await send(path, options);
    if (!answer.ok) throw readProblem(answer.status, await readJson(answer));
  });
}

/** What changes something is sent once, however fast it is asked for again; what can be called off is only asked. */
async function unlessUnderWay<Value>(
  path: string,
  { method = 'GET', body, signal }: Options,
  call: () => Promise<Value>,
): Promise<Value> {
  if (method === 'GET' || signal !== undefined) return await call();
  return await sendOnce(`${method} ${path} ${JSON.stringify(body)}`, call);
}

/** Asks the server for something that comes piece by piece. Reading it throws `ApiError` where it breaks off. */
export async function requestStream(
  path: string,
  options: Options,
): Promise<AsyncGenerator<Uint8Array<ArrayBuffer>>> {
  const answer = await send(path, options);
  if (!answer.ok) throw readProblem(answer.status, await readJson(answer));
  return readPieces(answer, options.signal);
}

async function* readPieces(
  { body }: Response,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body?.getReader();
  try {
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) yield next.value;
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    const title = 'What was being sent broke off';
    throw new ApiError(
      { code: 'network', status: 0, title, detail: 'Nothing of it was kept. Try again.' },
      cause,
    );
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}

async function send(path: string, options: Options): Promise<Response> {
  const init: RequestInit = {
    method: options.method ?? 'GET',
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
  };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  if (options.signal !== undefined) init.signal = options.signal;
  if (options.keepalive === true) init.keepalive = true;
  try {
    return await fetch(`/api/v1${path}`, init);
  } catch (cause) {
    if (options.signal?.aborted === true) throw cause;
    throw new ApiError(
      {
        code: 'network',
        status: 0,
        title: 'Facet does not answer',
        detail:
          'The server cannot be reached. Check your connection and try again; nothing you typed is lost.',
      },
      cause,
    );
  }
}

async function readJson(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readProblem(status: number, body: unknown): ApiError {
  const problem = problemSchema.safeParse(body);
  return problem.success ? new ApiError(problem.data) : unexpected(status, problem.error);
}

function unexpected(status: number, cause: unknown): ApiError {
  return new ApiError(
    {
      code: 'unexpected',
      status,
      title: 'The server gave an answer this page does not understand',
      detail: `Reload the page: Facet may have been updated in the meantime. (Status ${status}.)`,
    },
    cause,
  );
}
