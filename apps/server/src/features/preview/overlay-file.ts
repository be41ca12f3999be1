import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toBodies } from '../delivery/compress.ts';
import { type Script, toRevision } from '../delivery/script.ts';

/** What is laid over a page: the panel of previews, and the visual editor. */
export const overlayNames = ['overlay', 'editor'] as const;
/** One of them; the name of its file. */
export type OverlayName = (typeof overlayNames)[number];

/** The files that pages load which were opened by a link: the same for all stores. */
export type OverlayFile = {
  /** Finds one; nothing where it is not built. */
  readonly find: (name: OverlayName) => Promise<Script | undefined>;
};

/** Reads files from the folder that the storefront's build fills, once each; what is missing is looked for again. */
export function createOverlayFile(directory: string): OverlayFile {
  const readings = new Map<OverlayName, Promise<Script | undefined>>();
  return {
    async find(name) {
      const reading = readings.get(name) ?? read(join(directory, `${name}.js`));
      readings.set(name, reading);
      const found = await reading;
      if (found === undefined) readings.delete(name);
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
