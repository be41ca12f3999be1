import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toBodies } from '../delivery/compress.ts';
import { type Script, toRevision } from '../delivery/script.ts';

/** The overlay that pages load which were opened by a preview link: one file for all stores. */
export type OverlayFile = {
  /** Finds it; nothing where it is not built. */
  readonly find: () => Promise<Script | undefined>;
};

/** Reads the overlay from the folder that the storefront's build fills, once; it is looked for again where it is missing. */
export function createOverlayFile(directory: string): OverlayFile {
  let reading: Promise<Script | undefined> | undefined;
  return {
    async find() {
      reading ??= read(join(directory, 'overlay.js'));
      const found = await reading;
      if (found === undefined) reading = undefined;
      return found;
    },
  };
}

async function read(path: string): Promise<Script | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
  return { revision: toRevision(text), bodies: await toBodies(text) };
}
