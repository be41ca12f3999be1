import type { Latency } from './latency.ts';
import type { SeedWorld } from './world/model.ts';

/** An app registered with the simulated Klaviyo. */
export interface Client {
  readonly id: string;
  readonly secret: string;
  /** Compared character by character (section 2). */
  readonly redirectUris: readonly string[];
  /** Shown on the consent page. */
  readonly name: string;
  /** The scopes in the app's settings; without it, all that this simulator knows. */
  readonly scopes?: readonly string[];
}

export interface SimulatorOptions {
  /** 0 for a free one. */
  readonly port: number;
  /** `127.0.0.1` unless told. */
  readonly host?: string;
  /** The origin under which browsers reach the simulator; `http://<host>:<port>` unless told. */
  readonly publicUrl?: string;
  /** The shop (or shops, the first is the usual one) that e-mails link to. */
  readonly shopUrl: string | readonly string[];
  readonly clients: readonly Client[];
  /** Milliseconds since the epoch; the machine's clock unless told. Everything simulated goes by it. */
  readonly now?: () => number;
  /** How long answers are held back, such as `{ ms: 80 }` or `{ medianMs: 80, p99Ms: 400 }`; not at all unless told. */
  readonly latency?: Latency;
  /** Numbers from 0 to 1 (not 1 itself) for latency and for faults that hit a share; `Math.random` unless told. */
  readonly random?: () => number;
  /** How latency and slow answers wait; by the machine's timers, which keep no process alive, unless told. */
  readonly wait?: (ms: number) => Promise<void>;
  /** Calls a minute in tier L: 750 as Klaviyo's specification says, unless told 700 as its guide does. */
  readonly steadyL?: 700 | 750;
  /** The demo world unless told. */
  readonly seed?: SeedWorld;
  /** A JSON file in which the world is kept over restarts; without it, in memory only. */
  readonly file?: string;
  /** Called after every change of the world. */
  readonly onChange?: () => void;
}
