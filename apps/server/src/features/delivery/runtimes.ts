import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Part } from '@facet/engine';
import { Failure } from '../../errors.ts';

/** The built scripts without a configuration, one for each set of parts. */
export type Runtimes = {
  /** Loads the one that has exactly these parts, given in the engine's order. Throws `unavailable` where it is not built. */
  readonly load: (parts: readonly Part[]) => Promise<string>;
};

/** The file of a set of parts, in the folder that the storefront's build fills: `facet.js`, `facet.arrival+facts.js`. */
export function toRuntimeFile(parts: readonly Part[]): string {
  return ['facet', ...(parts.length === 0 ? [] : [parts.join('+')]), 'js'].join('.');
}

/** Reads scripts from a folder when they are first needed, each once. What could not be read is tried again. */
export function createRuntimes(directory: string): Runtimes {
  const loading = new Map<string, Promise<string>>();
  return {
    async load(parts) {
      const file = toRuntimeFile(parts);
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
    },
  };
}
