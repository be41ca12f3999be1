import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { WorldSnapshot } from './world/snapshot.ts';

/** Keeps a world in a file: written a moment after a change, and at the end. */
export interface WorldFile {
  /** What the file holds; undefined when there is none yet. Throws when it is no JSON. */
  read(): unknown;
  /** Says that something changed; what is written is taken when the moment has come. */
  schedule(): void;
  /** Writes at once what is still due. */
  flush(): void;
}

const delayMs = 200;

/** Writes whole and by renaming, so that an interrupted write leaves the earlier world. */
export function createWorldFile(path: string, snapshot: () => WorldSnapshot): WorldFile {
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    if (timer === undefined) return;
    // Taken while the timer still stands, since a scheduled change may become due by it and asks to be written, too.
    const text = JSON.stringify(snapshot());
    clearTimeout(timer);
    timer = undefined;
    writeFileSync(`${path}.new`, text, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  return {
    read: () => (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as unknown) : undefined),
    schedule() {
      timer ??= setTimeout(flush, delayMs);
    },
    flush,
  };
}
