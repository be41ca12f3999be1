import { mkdir, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Part, parts } from '@facet/engine';
import { addons, buildAddon, toAddonFile } from './addons.ts';
import { buildOverlay, type Overlay, overlays } from './build-overlay.ts';
import { compress, measure, type ScriptSize } from './measure.ts';
import { listVariants, readParts, toFileName } from './variants.ts';

type Build = (carried: readonly Part[]) => Promise<string>;
/** What builds the scripts that have variants. */
export type Builds = { readonly buildScript: Build; readonly buildEngine: Build };

const pieceFlags: readonly string[] = ['--addons', '--overlay'];
const folder = fileURLToPath(new URL('dist/', import.meta.url));

/**
 * Builds into `dist`: everything, with its sizes in `size.json`, or as the arguments say. `--only <parts>` builds the one
 * script that carries these parts (`arrival+facts`; nothing: none), `--addons` the add-ons, `--overlay` the overlay and the
 * editor.
 */
export async function writeFiles(args: readonly string[], builds: Builds): Promise<void> {
  await mkdir(folder, { recursive: true });
  const only = findOnly(args);
  if (only !== undefined) await writeVariant(readParts(only), builds.buildScript);
  if (args.includes('--addons')) await writeAddons();
  if (args.includes('--overlay')) await Promise.all(overlays.map(writeOverlay));
  if (only === undefined && !args.some((arg) => pieceFlags.includes(arg))) await writeAll(builds);
}

function findOnly(args: readonly string[]): string | undefined {
  const at = args.indexOf('--only');
  if (at < 0) return undefined;
  const value = args[at + 1];
  return value === undefined || value.startsWith('--') ? '' : value;
}

async function writeAll({ buildScript, buildEngine }: Builds): Promise<void> {
  const scripts = new Map<string, string>();
  const builds = listVariants().map(async (carried) => {
    scripts.set(toFileName(carried), await writeVariant(carried, buildScript));
  });
  const [engine, addonBytes, overlayBytes, editorBytes] = await Promise.all([
    measureVariants(buildEngine),
    writeAddons(),
    writeOverlay('overlay'),
    writeOverlay('editor'),
    ...builds,
  ]);
  const script = await measureVariants((carried) => Promise.resolve(scripts.get(toFileName(carried)) ?? ''));
  // Stores that want integrity load the whole script as it is, for good: it is served from these files.
  const whole = toFileName(parts);
  const { br, gz } = compress(scripts.get(whole) ?? '');
  await write(`${whole}.br`, br);
  await write(`${whole}.gz`, gz);
  const sizes = {
    ...script,
    scriptBrotliBytes: script.brotliBytes,
    addons: addonBytes,
    overlayBytes,
    editorBytes,
    engine,
  };
  const text = `${JSON.stringify(sizes)}\n`;
  await write('size.json', text);
  process.stdout.write(text);
}

async function writeVariant(carried: readonly Part[], buildScript: Build): Promise<string> {
  const script = await buildScript(carried);
  await write(toFileName(carried), script);
  return script;
}

/** Builds what only those load who preview or edit; what it weighs, brotli. */
async function writeOverlay(name: Overlay): Promise<number> {
  const script = await buildOverlay(name);
  await write(`${name}.js`, script);
  return measure(script).brotliBytes;
}

/** Builds all add-ons; what each weighs, brotli. */
async function writeAddons(): Promise<Readonly<Record<string, number>>> {
  const sizes = addons.map(async (name) => {
    const script = await buildAddon(name);
    await write(toAddonFile(name), script);
    return [name, measure(script).brotliBytes] as const;
  });
  return Object.fromEntries(await Promise.all(sizes));
}

type VariantSizes = ScriptSize & {
  readonly wholeBrotliBytes: number;
  /** What each part adds to the basic variant, brotli. */
  readonly parts: Readonly<Record<string, number>>;
};

/** Measures what is worth knowing of all variants: the basic one, the whole one, and each part on its own. */
async function measureVariants(build: Build): Promise<VariantSizes> {
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

/** Writes a file so that whoever reads it meanwhile gets the old one or the new one, whole. */
async function write(name: string, content: string | Buffer): Promise<void> {
  const draft = `${folder}${name}.${process.pid}.draft`;
  await writeFile(draft, content);
  await rename(draft, `${folder}${name}`);
}
