import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/** What a shop's visitor loads before the store's configuration, in bytes. */
export type ScriptSize = {
  readonly rawBytes: number;
  readonly gzipBytes: number;
  readonly brotliBytes: number;
};

const folder = fileURLToPath(new URL('.', import.meta.url));

/** What the script's browsers understand: those of 2020. */
const target = 'es2020';

/**
 * Names of fields that live and die within one page's run of the script: they are shortened. A name may stand here only
 * if it is never stored, sent, received, part of the API or of the engine's, or a name of the browser's own.
 */
const inner =
  /^(act|after|begin|bucket|compiled|configuration|context|definition|draw|erase|evaluate|flush|goOn|isDrawn|keep|kept|lift|list|match|memory|node|order|read|rest|restore|revert|slot|slots|tab|times|truth|view|waiting|write)$/;

/**
 * Builds the script: `var facetStart=…`, a function that takes the store's configuration. The server appends
 * `;facetStart(<configuration>);`.
 */
export function buildScript(): Promise<string> {
  return bundle(new URL('src/script.ts', import.meta.url), 'facetStart');
}

/** Builds the engine exactly as it is inside the script, as `var facetEngine={compileExperiences,decide}`, for tests. */
export function buildEngine(): Promise<string> {
  return bundle(new URL('src/engine.ts', import.meta.url), 'facetEngine');
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

/** Bundles an entry's exports under one global name. All is built by these options: what is tested is what is served. */
async function bundle(entry: URL, name: string): Promise<string> {
  await using build = await rolldown({
    cwd: folder,
    input: fileURLToPath(entry),
    platform: 'browser',
    resolve: { conditionNames: ['@facet/source'] },
    transform: { target },
  });
  const { output } = await build.generate({
    format: 'iife',
    name,
    // Within the function and not before it: what a shop may join this script with is not made strict.
    strict: false,
    intro: '"use strict";',
    comments: false,
    minify: { compress: { target }, mangle: true, codegen: true, mangleProps: { include: inner } },
  });
  return output[0].code.trimEnd();
}

if (import.meta.main) {
  const script = await buildScript();
  const size = measure(script);
  await mkdir(`${folder}dist`, { recursive: true });
  await writeFile(`${folder}dist/facet.js`, script);
  await writeFile(`${folder}dist/size.json`, `${JSON.stringify(size)}\n`);
  process.stdout.write(`${JSON.stringify(size)}\n`);
}
