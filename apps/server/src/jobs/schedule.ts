import type { Log } from '../log.ts';

/** Something that is done again and again, and whose single failure does no harm. */
export type Job = { readonly name: string; readonly everyMs: number; readonly run: () => Promise<unknown> };

/** Runs jobs at their intervals, each at most once at a time, until it is disposed of. */
export class Schedule implements AsyncDisposable {
  readonly #log: Log;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #running = new Map<string, Promise<void>>();

  private constructor(log: Log) {
    this.#log = log;
  }

  static start(jobs: readonly Job[], log: Log): Schedule {
    const schedule = new Schedule(log);
    for (const job of jobs) {
      const timer = setInterval(() => schedule.#begin(job), job.everyMs);
      timer.unref();
      schedule.#timers.push(timer);
    }
    return schedule;
  }

  /** Starts no more runs and waits for those under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.#running.values());
  }

  #begin(job: Job): void {
    if (this.#running.has(job.name)) return;
    this.#running.set(job.name, this.#run(job));
  }

  async #run(job: Job): Promise<void> {
    try {
      await job.run();
    } catch (err) {
      this.#log.error({ err, job: job.name }, 'a job failed; it runs again at its next time');
    } finally {
      this.#running.delete(job.name);
    }
  }
}
