import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const bundled = new Map<string, Promise<string>>();

/** A script for pages, bundled from its source as a shop's own build does it: for production, once a process. */
export function bundleForBrowser(source: URL): Promise<string> {
  const file = fileURLToPath(source);
  const before = bundled.get(file);
  if (before !== undefined) return before;
  const bundle = build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
  }).then(({ outputFiles }) => outputFiles.map(({ text }) => text).join(''));
  bundled.set(file, bundle);
  return bundle;
}
