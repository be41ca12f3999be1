import { fileURLToPath } from 'node:url';
import { parts } from '@facet/engine';
import { rolldown } from 'rolldown';
import { target, toInput } from './bundling.ts';

/**
 * Builds what only those load who preview: a module whose default export goes on from where the script stands
 * (`src/preview.ts`). Its names are not shortened: it reads an answer of the server's by them.
 */
export async function buildOverlay(): Promise<string> {
  await using build = await rolldown({
    ...toInput(parts, true),
    input: fileURLToPath(new URL('src/overlay/overlay.ts', import.meta.url)),
  });
  const { output } = await build.generate({
    format: 'es',
    comments: false,
    minify: { compress: { target }, mangle: true, codegen: true },
  });
  return output[0].code;
}
