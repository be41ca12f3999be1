import { ApiError } from '../../../lib/api/api-error.ts';

/** How saving goes on its own. `why` is a sentence. */
export type AutosaveState =
  | { readonly type: 'quiet' }
  | { readonly type: 'saving' }
  /** Tried again by itself. */
  | { readonly type: 'unreachable'; readonly why: string }
  /** Goes on after signing in again. */
  | { readonly type: 'signed_out' }
  /** Tried again with the next change. */
  | { readonly type: 'refused'; readonly why: string };

type Ports = {
  /** Whether something is there to be saved now. */
  readonly isDue: () => boolean;
  /** Saves what is there now; throws `ApiError`. `leaving`: the page may be gone before the answer. */
  readonly send: (leaving: boolean) => Promise<void>;
  /** Looks at what somebody else did in between; afterwards nothing may be due any longer. */
  readonly catchUp: () => Promise<void>;
  readonly tell: (state: AutosaveState) => void;
};

const restMs = 800;
const firstRetryMs = 1000;
const longestRetryMs = 30_000;
/** Somebody else may save at the same moment again and again: then it waits like for a server that does not answer. */
const mostAtOnce = 3;

/** Saves a moment after somebody stops typing, one call at a time, and tries again for as long as nobody answers. */
export class Autosaver {
  readonly #ports: Ports;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #failures = 0;
  #held = 0;
  #stopped = false;

  private constructor(ports: Ports) {
    this.#ports = ports;
  }

  static create(ports: Ports): Autosaver {
    return new Autosaver(ports);
  }

  /** Something was typed. */
  touch(): void {
    this.#wait(restMs);
  }

  /** Saves at once what is due, and settles when nothing is under way any longer, whether it worked or not. */
  async flush(leaving = false): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    if (this.#stopped || this.#held > 0 || !this.#ports.isDue()) return;
    await this.#run(leaving);
  }

  /** Does something that saves by itself, with nothing saved meanwhile. */
  async hold<Result>(work: () => Promise<Result>): Promise<Result> {
    clearTimeout(this.#timer);
    this.#held += 1;
    try {
      await this.#running;
      return await work();
    } finally {
      this.#held -= 1;
      if (this.#ports.isDue()) this.touch();
    }
  }

  start(): void {
    this.#stopped = false;
  }

  /** The page is gone: nothing is sent any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#stopped = true;
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#stopped || this.#held > 0) return;
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  async #run(leaving: boolean): Promise<void> {
    if (this.#running !== undefined) return await this.#running;
    this.#running = this.#save(leaving).finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async #save(leaving: boolean): Promise<void> {
    const { tell, isDue } = this.#ports;
    tell({ type: 'saving' });
    try {
      await this.#attempt(leaving);
      this.#failures = 0;
      tell({ type: 'quiet' });
      // Typed while it was under way.
      if (isDue()) this.touch();
    } catch (error) {
      this.#fail(error);
    }
  }

  async #attempt(leaving: boolean): Promise<void> {
    const { send, catchUp, isDue } = this.#ports;
    for (let tries = 1; ; tries += 1) {
      try {
        await send(leaving);
        return;
      } catch (error) {
        if (!isOvertaken(error) || tries === mostAtOnce) throw error;
        await catchUp();
        if (!isDue()) return;
      }
    }
  }

  #fail(error: unknown): void {
    const { tell } = this.#ports;
    if (!(error instanceof ApiError)) {
      tell({ type: 'refused', why: 'Something went wrong on this page. Copy what matters, then reload it.' });
      throw error;
    }
    if (error.code === 'unauthenticated') tell({ type: 'signed_out' });
    else if (mayPass(error)) {
      tell({ type: 'unreachable', why: error.code === 'network' ? 'no connection' : error.title });
      this.#wait(Math.min(firstRetryMs * 2 ** this.#failures, longestRetryMs));
      this.#failures += 1;
    } else tell({ type: 'refused', why: error.problems[0]?.message ?? error.message });
  }
}

function isOvertaken(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'stale_draft' || error.code === 'status_not_allowed');
}

/** Whether asking again may help: no answer, the server in trouble, too much at once, or overtaken again and again. */
function mayPass({ code, status }: ApiError): boolean {
  return code === 'network' || code === 'stale_draft' || status >= 500 || status === 429;
}
