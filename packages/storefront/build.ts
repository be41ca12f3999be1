import { fileURLToPath } from 'node:url';
import { type Part, parts } from '@facet/engine';
import { rolldown } from 'rolldown';
import { parseSync, Visitor } from 'rolldown/utils';
import { target, toInput } from './bundling.ts';
import { toArrows, toOneLiners } from './to-arrows.ts';
import { writeFiles } from './write-files.ts';

/**
 * Names of fields that live and die within one page's run of the script: they are shortened. A name may stand here only
 * if it is never stored, sent, received, asked for by `in`, part of the API or of the engine's, or a name of the browser's own.
 */
export const inner =
  /^(act|addTo|after|apps|around|ask|asked|asUtcMs|begin|bucket|clicks|close|compiled|configuration|contents|context|count|definition|draw|endsAt|environment|erase|evaluate|facts|fields|findHeld|findPerson|flush|forced|goOn|held|holds|hosts|isDrawn|isFresh|isOpen|isWaiting|keep|kept|lenient|lift|list|listVariables|looks|looksAtIdentity|match|member|memory|names|node|paidClicks|period|place|rank|read|requirePlace|rest|restore|revert|say|score|seedHash|seen|settle|share|sharing|site|slot|slots|startsAt|subjectAssignments|subjectBlocks|sweep|tab|tests|times|traffic|truth|truths|update|view|visitorAssignments|visitorBlocks|vocabulary|waiting|wallClock|write)$/;

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

/** Bundles an entry's exports under one global name. All is built by these options: what is tested is what is served. */
async function bundle(entry: URL, name: string, carried: readonly Part[]): Promise<string> {
  await using build = await rolldown({
    ...toInput(carried, false),
    input: fileURLToPath(entry),
  });
  const { output } = await build.generate({
    format: 'iife',
    name,
    // What a shop may join this script with is not made strict.
    strict: false,
    comments: false,
    minify: { compress: { target }, mangle: true, codegen: true, mangleProps: { include: inner } },
  });
  return toOneLiners(toArrows(toStrings(output[0].code.trimEnd())));
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

if (import.meta.main) await writeFiles(process.argv.slice(2), { buildScript, buildEngine });
