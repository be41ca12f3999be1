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

/** The options of everything built here: what is measured and tested is what is served. */
function toOptions(entry: URL, name: string): BuildOptions {
  return {
    absWorkingDir: folder,
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: name,
    target: 'es2018',
    charset: 'utf8',
    legalComments: 'none',
    conditions: ['@facet/source'],
    logLevel: 'warning',
  };
}

/**
 * Builds the script: `var facetStart=…`, a function that takes the store's configuration. The server appends
 * `;facetStart(<configuration>);`.
 */
export async function buildScript(): Promise<string> {
  return `${await bundle(toOptions(new URL('src/start.ts', import.meta.url), 'facetStart'))}facetStart=facetStart.start;`;
}

/** Builds the engine exactly as it is inside the script, as `var facetEngine={compileExperiences,decide}`, for tests. */
export async function buildEngine(): Promise<string> {
  return bundle(toOptions(new URL('src/engine.ts', import.meta.url), 'facetEngine'));
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

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build(options);
  const [file] = outputFiles ?? [];
  if (file === undefined) throw new Error('esbuild made nothing of the storefront script.');
  return file.text.trimEnd();
}

if (import.meta.main) {
  const script = await buildScript();
  const size = measure(script);
  await mkdir(`${folder}dist`, { recursive: true });
  await writeFile(`${folder}dist/facet.js`, script);
  await writeFile(`${folder}dist/size.json`, `${JSON.stringify(size)}\n`);
  process.stdout.write(`${JSON.stringify(size)}\n`);
}
