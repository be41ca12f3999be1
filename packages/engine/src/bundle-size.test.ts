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

const basic = 'compileWith, decide, basicFields';

test.each([
  ['what every page has', basic, 3300],
  ['how the visit began', `${basic}, arrivalFields, compileLink`, 5400],
  ['what the page tells', `${basic}, factFields`, 3850],
  ['the clock', `${basic}, timeFields, compileSchedule`, 3850],
  ['regular expressions', `${basic}, regexTests`, 4850],
  ['addresses', `${basic}, pageFields, textTests`, 3450],
  ['exclusion groups', `${basic}, exclusionGroups`, 3950],
])('deciding by %s stays within its bytes and brings no reader along', async (_, names, bytes) => {
  const code = await bundle(names);

  expect(brotliCompressSync(code).length).toBeLessThan(bytes);
  expect(code).not.toContain('is not known here');
  expect(code).not.toContain('trace');
});
