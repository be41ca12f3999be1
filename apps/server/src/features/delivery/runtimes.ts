import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { type Part, parts } from '@facet/engine';
import { Failure } from '../../errors.ts';
import type { Addon } from './addons.ts';
import { type Bodies, toBodies } from './compress.ts';
import { toWholeRuntime, type WholeRuntime } from './whole-runtime.ts';

/** The built scripts without a configuration, one for each set of parts, and the add-ons. */
export type Runtimes = {
  /** Loads the one that has exactly these parts, given in the engine's order. Throws `unavailable` where it is not built. */
  readonly load: (parts: readonly Part[]) => Promise<string>;
  /** Loads an add-on. Throws `unavailable` where it is not built. */
  readonly loadAddon: (name: Addon) => Promise<string>;
  /** Loads the one that has all parts, as it is sent. Throws `unavailable` where it is not built. */
  readonly loadWhole: () => Promise<LoadedWhole>;
};

/** The script with all parts, as it is sent. */
export type LoadedWhole = WholeRuntime & { readonly text: string; readonly bodies: Bodies };

/** The file of a set of parts, in the folder that the storefront's build fills: `facet.js`, `facet.arrival+facts.js`. */
export function toRuntimeFile(parts: readonly Part[]): string {
  return ['facet', ...(parts.length === 0 ? [] : [parts.join('+')]), 'js'].join('.');
}

const wholeFile = toRuntimeFile(parts);

/** Reads scripts from a folder when they are first needed, each once. What could not be read is tried again. */
export function createRuntimes(directory: string): Runtimes {
  const loading = new Map<string, Promise<string>>();
  let whole: Promise<LoadedWhole> | undefined;
  const loadFile = async (file: string): Promise<string> => {
    const reading = loading.get(file) ?? readFile(join(directory, file), 'utf8');
    loading.set(file, reading);
    try {
      return await reading;
    } catch (cause) {
      loading.delete(file);
      throw new Failure(
        'unavailable',
        'The storefront script is not built: run "npm run build" in packages/storefront.',
        { cause },
      );
    }
  };
  return {
    load: (carried) => loadFile(toRuntimeFile(carried)),
    loadAddon: (name) => loadFile(`addon.${name}.js`),
    async loadWhole() {
      whole ??= readWhole(directory, await loadFile(wholeFile));
      try {
        return await whole;
      } catch (error) {
        whole = undefined;
        throw error;
      }
    },
  };
}

async function readWhole(directory: string, text: string): Promise<LoadedWhole> {
  const [br, gz] = await Promise.all([
    readCompressed(join(directory, `${wholeFile}.br`), brotliDecompress, text),
    readCompressed(join(directory, `${wholeFile}.gz`), gunzip, text),
  ]);
  const isReady = br !== undefined && gz !== undefined;
  const bodies = isReady ? { identity: Buffer.from(text), br, gzip: gz } : await toBodies(text);
  return { ...toWholeRuntime(text), text, bodies };
}

type Decompress = (content: Buffer, callback: (error: Error | null, result: Buffer) => void) => void;

/** What the build has compressed; nothing where it is missing, or is not of this script. */
async function readCompressed(
  path: string,
  decompress: Decompress,
  text: string,
): Promise<Uint8Array | undefined> {
  try {
    const content = await readFile(path);
    const clear: Buffer = await promisify(decompress)(content);
    return clear.toString() === text ? content : undefined;
  } catch {
    return undefined;
  }
}
