import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenize } from './tokenize.ts';

const languages = ['css', 'html', 'javascript', 'json'] as const;

test('no sign of the code is lost or added by painting it', () => {
  const parts = fc.constantFrom(
    '<b a="',
    '">',
    '</b>',
    '{',
    '}',
    '/*',
    '*/',
    '`${',
    '"',
    "'",
    '\n',
    '&amp;',
    'é',
    '//',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(parts).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(...languages), (code, language) => {
      expect(
        tokenize(code, language)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(code);
    }),
  );
});

test('each language has its own kinds of pieces', () => {
  const kindOf = (code: string, language: (typeof languages)[number], text: string) =>
    tokenize(code, language).find((piece) => piece.text === text)?.kind;
  expect(kindOf('.hero { color: red }', 'css', 'color')).toBe('property');
  expect(kindOf('<b class="a">x</b>', 'html', 'class')).toBe('attr-name');
  expect(kindOf('return "x"', 'javascript', 'return')).toBe('keyword');
  expect(kindOf('{"a": 12}', 'json', '12')).toBe('number');
});

test('what a code field loads is small', async () => {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('tokenize.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  const bytes = brotliCompressSync(result.outputFiles[0]?.contents ?? '').length;
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(10_000);
});
