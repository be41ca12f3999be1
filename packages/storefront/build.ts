import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type Part, parts } from '@facet/engine';
import { rolldown } from 'rolldown';
import { parseSync, Visitor } from 'rolldown/utils';

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
 * if it is never stored, sent, received, asked for by `in`, part of the API or of the engine's, or a name of the browser's own.
 */
const inner =
  /^(act|addTo|after|apps|around|ask|asked|asUtcMs|begin|bucket|clicks|close|compiled|configuration|context|count|definition|draw|endsAt|environment|erase|evaluate|facts|fields|findHeld|flush|forced|goOn|held|holds|hosts|isDrawn|isFresh|isOpen|isWaiting|keep|kept|lenient|lift|list|looks|looksAtIdentity|match|member|memory|names|node|order|paidClicks|period|place|read|requirePlace|rest|restore|revert|say|score|seedHash|seen|settle|share|sharing|site|slot|slots|startsAt|subjectAssignments|subjectBlocks|tab|tests|times|traffic|truth|truths|update|view|visitorAssignments|visitorBlocks|vocabulary|waiting|wallClock|write)$/;

/**
 * Builds the script: `var facetStart=…`, a function that takes the store's configuration. The server appends
 * `;facetStart(<configuration>);`.
 */
export function buildScript(carried: readonly Part[] = []): Promise<string> {
  return bundle(new URL('src/script.ts', import.meta.url), 'facetStart', carried);
}

/** Builds the engine exactly as it is inside the script, as `var facetEngine={compile,decide}`, for tests. */
export function buildEngine(carried: readonly Part[] = parts): Promise<string> {
  return bundle(new URL('src/engine.ts', import.meta.url), 'facetEngine', carried);
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
async function bundle(entry: URL, name: string, carried: readonly Part[]): Promise<string> {
  const define = Object.fromEntries(parts.map((part) => [`carries.${part}`, String(carried.includes(part))]));
  await using build = await rolldown({
    cwd: folder,
    input: fileURLToPath(entry),
    platform: 'browser',
    resolve: { conditionNames: ['@facet/source'] },
    transform: { target, define },
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
  return toStrings(output[0].code.trimEnd());
}

/** Writes templates that hold nothing as strings, whose quotes compress better. */
function toStrings(script: string): string {
  const pieces: string[] = [];
  let from = 0;
  new Visitor({
    TemplateLiteral: ({ start, end, expressions, quasis: [text] }) => {
      if (!text || expressions.length || /["\\\n]/.test(text.value.raw)) return;
      pieces.push(script.slice(from, start), `"${text.value.raw}"`);
      from = end;
    },
  }).visit(parseSync('script.js', script).program);
  return pieces.join('') + script.slice(from);
}

/** The file of a script that carries some parts, in `dist`. */
export function toFileName(carried: readonly Part[]): string {
  return carried.length ? `facet.${carried.join('+')}.js` : 'facet.js';
}

/** Every choice of parts, each in the order of `parts`; none first, all last. */
export function listVariants(): readonly (readonly Part[])[] {
  return parts
    .reduceRight<readonly (readonly Part[])[]>(
      (variants, part) => [...variants, ...variants.map((variant) => [part, ...variant])],
      [[]],
    )
    .toSorted((one, two) => one.length - two.length);
}

type VariantSizes = ScriptSize & {
  readonly wholeBrotliBytes: number;
  /** What each part adds to the basic variant, brotli. */
  readonly parts: Readonly<Record<string, number>>;
};

/** Measures what is worth knowing of all variants: the basic one, the whole one, and each part on its own. */
async function measureVariants(
  build: (carried: readonly Part[]) => string | Promise<string>,
): Promise<VariantSizes> {
  const basic = measure(await build([]));
  const whole = measure(await build(parts));
  const costs = parts.map(async (part) => {
    const { brotliBytes } = measure(await build([part]));
    return [part, brotliBytes - basic.brotliBytes];
  });
  return {
    ...basic,
    wholeBrotliBytes: whole.brotliBytes,
    parts: Object.fromEntries(await Promise.all(costs)),
  };
}

if (import.meta.main) {
  await mkdir(`${folder}dist`, { recursive: true });
  const scripts = new Map<string, string>();
  const builds = listVariants().map(async (carried) => {
    const script = await buildScript(carried);
    scripts.set(toFileName(carried), script);
    await writeFile(`${folder}dist/${toFileName(carried)}`, script);
  });
  const [engine] = await Promise.all([measureVariants(buildEngine), ...builds]);
  const script = await measureVariants((carried) => scripts.get(toFileName(carried)) ?? '');
  const sizes = `${JSON.stringify({ ...script, scriptBrotliBytes: script.brotliBytes, engine })}\n`;
  await writeFile(`${folder}dist/size.json`, sizes);
  process.stdout.write(sizes);
}
