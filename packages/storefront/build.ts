import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';

/** What a shop's visitor loads before the store's configuration, in bytes. */
export type ScriptSize = {
  readonly rawBytes: number;
  readonly gzipBytes: number;
  readonly brotliBytes: number;
};

const folder = fileURLToPath(new URL('.', import.meta.url));

/**
 * Names of fields that live and die within one page's run of the script: they are shortened. A name may stand here only
 * if it is never stored, sent, received, part of the API or of the engine's, or a name of the browser's own.
 */
const inner =
  /^(act|after|begin|bucket|compiled|configuration|context|definition|draw|erase|evaluate|flush|goOn|isDrawn|keep|kept|lift|list|match|memory|node|order|read|rest|restore|revert|slot|slots|tab|times|truth|view|waiting|write)$/;

/** The options of everything built here: what is measured and tested is what is served. */
function toOptions(entry: URL): BuildOptions {
  return {
    absWorkingDir: folder,
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    mangleProps: inner,
    conditions: ['@facet/source'],
    logLevel: 'warning',
  };
}

/**
 * Builds the script: `var facetStart=…`, a function that takes the store's configuration. The server appends
 * `;facetStart(<configuration>);`.
 */
export async function buildScript(): Promise<string> {
  const { code, names } = await bundle(new URL('src/start.ts', import.meta.url));
  return `var facetStart=(()=>{"use strict";${code}return ${names['start']}})();`;
}

/** Builds the engine exactly as it is inside the script, as `var facetEngine={compileExperiences,decide}`, for tests. */
export async function buildEngine(): Promise<string> {
  const { code, names } = await bundle(new URL('src/engine.ts', import.meta.url));
  const parts = Object.entries(names).map(([name, local]) => `${name}:${local}`);
  return `var facetEngine=(()=>{"use strict";${code}return {${parts.join()}}})();`;
}

/** Measures a script as servers send it. */
export function measure(script: string): ScriptSize {
  const bytes = Buffer.from(script);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return {
    rawBytes: bytes.length,
    gzipBytes: gzipSync(bytes, { level: 9 }).length,
    brotliBytes: brotliCompressSync(bytes, { params }).length,
  };
}

type Bundle = { readonly code: string; readonly names: Readonly<Record<string, string>> };

/**
 * Bundles an entry and takes its export list apart: names by export. A function around the code then needs none of the
 * glue that esbuild's own wrapper for scripts brings (450 bytes).
 */
async function bundle(entry: URL): Promise<Bundle> {
  const { outputFiles } = await build(toOptions(entry));
  const text = outputFiles?.[0]?.text.trimEnd() ?? '';
  const [tail, list] = /export\{([^{}]+)\};$/.exec(text) ?? [];
  if (tail === undefined || list === undefined) throw new Error('esbuild left no export list at the end.');
  const pairs = list.split(',').map((part) => {
    const [local = '', name = local] = part.split(' as ');
    return [name, local] as const;
  });
  return { code: text.slice(0, -tail.length), names: Object.fromEntries(pairs) };
}

if (import.meta.main) {
  const script = await buildScript();
  const size = measure(script);
  await mkdir(`${folder}dist`, { recursive: true });
  await writeFile(`${folder}dist/facet.js`, script);
  await writeFile(`${folder}dist/size.json`, `${JSON.stringify(size)}\n`);
  process.stdout.write(`${JSON.stringify(size)}\n`);
}
