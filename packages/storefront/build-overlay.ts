import { fileURLToPath } from 'node:url';
import { parts } from '@facet/engine';
import { rolldown } from 'rolldown';
import { target, toInput } from './bundling.ts';

/** What is laid over a page: the panel of previews, and the editor that this loads where a page is to be edited. */
export const overlays = ['overlay', 'editor'] as const;
/** One of them; the name of its file. */
export type Overlay = (typeof overlays)[number];

const entries: Readonly<Record<Overlay, URL>> = {
  overlay: new URL('src/overlay/overlay.ts', import.meta.url),
  editor: new URL('src/editor/editor.ts', import.meta.url),
};

/**
 * Builds what only those load who preview or edit: a module whose default export goes on from where the script stands
 * (`src/preview.ts`), or from where the overlay does. Its names are not shortened: the one reads an answer of the server's by
 * them, the other what it is handed.
 */
export async function buildOverlay(name: Overlay): Promise<string> {
  await using build = await rolldown({
    ...toInput(parts, true),
    input: fileURLToPath(entries[name]),
  });
  const { output } = await build.generate({
    format: 'es',
    comments: false,
    minify: { compress: { target }, mangle: true, codegen: true },
  });
  return output[0].code;
}
