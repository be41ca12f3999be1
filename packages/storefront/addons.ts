import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { target } from './bundling.ts';

/** The small scripts that a store's settings may ask for beside the script, by the files in `src/addons`. */
export const addons = [
  'gpc',
  'consent',
  'relay-data-layer',
  'relay-ga4',
  'relay-segment',
  'cart',
  'discount',
] as const;
/** The name of an add-on. */
export type Addon = (typeof addons)[number];

/** Builds an add-on: a script of its own, which leaves nothing behind and fails in silence. */
export async function buildAddon(name: Addon): Promise<string> {
  await using build = await rolldown({
    input: fileURLToPath(new URL(`src/addons/${name}.ts`, import.meta.url)),
    platform: 'browser',
    transform: { target },
  });
  const { output } = await build.generate({
    format: 'iife',
    strict: false,
    intro: 'try{',
    outro: '}catch{}',
    comments: false,
    minify: { compress: { target }, mangle: true, codegen: true },
  });
  return output[0].code.trimEnd();
}

/** The file of an add-on, in `dist`. */
export function toAddonFile(name: Addon): string {
  return `addon.${name}.js`;
}
