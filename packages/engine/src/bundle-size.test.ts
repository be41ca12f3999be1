import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const door = fileURLToPath(new URL('./index.ts', import.meta.url));

/** What a page would load that imports these names from the engine alone. */
async function bundle(names: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${names} } from ${JSON.stringify(door)};`, resolveDir: '.' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2018',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

test('deciding stays within 2.9 kB of a page and brings no reader along', async () => {
  const code = await bundle('compileExperiences, decide');

  expect(brotliCompressSync(code).length).toBeLessThan(2900);
  expect(code).not.toContain('is not known here');
  expect(code).not.toContain('trace');
});
