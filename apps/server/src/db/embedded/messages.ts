/** What the main thread asks of the embedded database's worker. Every request is answered once, by its number. */
export type WorkerRequest = { readonly number: number } & (
  | { readonly ask: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly ask: 'listen'; readonly channel: string }
  | { readonly ask: 'unlisten'; readonly channel: string }
  | { readonly ask: 'sync' }
  | { readonly ask: 'dump' }
  | { readonly ask: 'close' }
);

/** An error of PostgreSQL with what survives the way between threads. */
export type WorkerError = {
  readonly message: string;
  readonly code?: string;
  readonly detail?: string;
  readonly constraint?: string;
};

/** What the worker answers to one request. */
export type WorkerAnswer = { readonly number: number } & (
  | { readonly say: 'rows'; readonly rows: readonly unknown[]; readonly affectedRows: number | undefined }
  | { readonly say: 'dump'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly say: 'done' }
  | { readonly say: 'error'; readonly error: WorkerError }
);

/** Everything that the worker says: how the opening went, answers, and notifications that somebody announced. */
export type WorkerReply =
  | { readonly say: 'ready' }
  | { readonly say: 'failed'; readonly error: WorkerError }
  | { readonly say: 'heard'; readonly channel: string; readonly payload: string }
  | WorkerAnswer;

/** What the worker starts with. */
export type WorkerStart = {
  /** `null` keeps everything in memory. */
  readonly directory: string | null;
  /** A dump to start from, where the directory is new. */
  readonly template: Uint8Array<ArrayBuffer> | null;
};
